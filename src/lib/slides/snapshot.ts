import type { Answers } from '../figures/answers';
import type { Survey } from '../figures/survey';
import type { CellQuery } from '../estimates/cells/cellQuery';
import type { RowQuery } from '../estimates/rows';
import type { Locale } from '../paraglide/runtime';

/** What stands on the page at the moment of a click: an export looks at the page no more, which may have gone on. */
export interface Snapshot {
  survey: Survey;
  answers: Answers;
  locale: Locale;
  /** the whole address of the view */
  address: string;
  /** a query in the language of whoever answered it */
  statement: (query: CellQuery) => string;
  /** the same of rows */
  rowStatement: (query: RowQuery) => string;
}
