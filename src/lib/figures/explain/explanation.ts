import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import type { ListedUnits } from '../../estimates/units/unitList';
import type { UnitRows } from '../../estimates/units/unitRows';
import type { View } from '../view/view';

/** How a number that stands on the page came about, in the reader's words and as counts. */
export interface Explanation {
  title: string;
  /** what stands on the page */
  value: string;
  /** the definition with its counts put in; or why there is no number */
  sentences: string[];
  /** null where there is no number, or where nothing may be said of it */
  counts: Counts | null;
  facts: Fact[];
  /** the number as one SELECT; null where there is none */
  statement: string | null;
  /** all of it but the statement, as one paragraph of plain text */
  footnote: string;
}

export interface Counts {
  n: number | null;
  numerator: number;
  denominator: number;
  /** rows of the areas, filters and group together: n and the excluded; null where that may not be said, or rows are sums */
  rows: number | null;
  excluded: Excluded[];
}

/** Rows that are not counted, and why. */
export interface Excluded {
  kind: 'notEligible' | 'nonresponse';
  count: number;
  reason: string;
}

/** A number that is worked out of others: which it is, and how it came about. */
export interface ComparedNumber {
  label: string;
  explanation: Explanation;
  /** the SQL page takes its statement: no row of it is a person */
  isOpen: boolean;
}

/** Something to know of it, under its name. */
export interface Fact {
  label: string;
  lines: string[];
}

/** A number of a figure that is asked about. */
export interface Asked {
  /** the survey with the definitions of the view's base */
  codebook: Codebook;
  view: View;
  estimate: Estimate;
  indicator: Indicator;
  /** of a number that is the largest of its parts: that part */
  part: Indicator | null;
  table: TableSpec;
  /** tables of its wave have the column of weights */
  isWeighed: boolean;
  simulated: boolean;
}

/** What was asked of the tables beside the estimate, and found to agree with it. */
export interface Checked {
  statement: string;
  /** of a sum of areas: the estimates of these */
  members: Estimate[];
  /** of a table whose rows are sums: codes of those that are added up */
  codes: string[] | null;
  /** of a full count: its rows; null where nobody may look at rows */
  rows: { listed: ListedUnits; rows: UnitRows } | null;
  files: FileBehind[];
}

/** A file of which rows are in the number. */
export interface FileBehind {
  /** null: it came with the survey */
  file: string | null;
  /** the table that was made of it, named by its content */
  table: string;
  rows: number;
}
