import type { EstimateQuery } from '../estimates/ask';
import type { Opened } from './survey';
import { wavesOf, type View } from './view/view';

/** All indicators of all waves under a view's filters: whatever a reader looks at next of it is there already. */
export const wholeQuestion = ({ filters, base }: View, survey: Opened): EstimateQuery => ({
  waves: wavesOf(survey),
  filters,
  base
});
