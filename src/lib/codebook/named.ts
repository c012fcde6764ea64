import type { Label } from '../i18n/label';

/** Whatever has a name in files and a label for people. */
export interface Named {
  name: string;
  label: Label;
}
