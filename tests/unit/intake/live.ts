import { LiveText } from '../../../src/lib/intake/LiveText';

/** A text that is all there. */
export const live = (text: string | Blob): LiveText =>
  new LiveText(async (add) => {
    add(new Blob([text]));
    return '';
  });
