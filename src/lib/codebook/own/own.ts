import type { Label } from '../../i18n/label';

/** What a person has defined of a survey, as it is written down: conditions are text in the codebook's language. */
export interface Own {
  variables: OwnVariable[];
  measures: OwnMeasure[];
}

/** A recoding, ranges or a segment (one value): the first value whose condition holds. */
export interface OwnVariable {
  /** of its column and its filter; begins with `own_`, so that it is no column's of a file */
  name: string;
  label: Label;
  table: string;
  values: OwnValue[];
  /** who; '' where nobody says */
  by: string;
  /** ISO time; '' where nobody says */
  at: string;
}

export interface OwnValue {
  /** its code */
  name: string;
  label: Label;
  when: string;
}

/** An indicator as a row of indicators.csv has it, without a coverage and a target. */
export interface OwnMeasure extends Pick<OwnVariable, 'name' | 'label' | 'table' | 'by' | 'at'> {
  /** '' asks every row */
  universe: string;
  numerator: string;
  denominator: string;
  format: 'percent' | 'number';
  /** of a number: 人, 家 */
  unit: Label;
}

export const nothingOwn: Own = { variables: [], measures: [] };

/** What every name of these begins with. */
export const ownPrefix = 'own_';

/** Code of the rows of which no condition holds, though each is known. */
export const restCode = 'rest';
