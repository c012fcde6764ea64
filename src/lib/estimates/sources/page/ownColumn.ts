import { codesOf, type OwnColumn } from '../../../codebook/own/ownColumn';
import type { Column } from './column';
import { isFalse, isTrue, type Rows } from './rows';

/** What a column of a person's own says of each row, as `codeOf` says it of one. */
export function ownColumn(rows: Rows, own: OwnColumn): Column {
  const codes = new Uint32Array(rows.length);
  const values = [...codesOf(own), null];
  const truths = own.values.map(({ when }) => rows.truth(when));
  const [rest, open] = [truths.length, truths.length + 1];
  for (let row = 0; row < rows.length; row++) {
    const at = truths.findIndex((truth) => truth[row] !== isFalse);
    codes[row] = at < 0 ? rest : truths[at]![row] === isTrue ? at : open;
  }
  return { codes, values };
}
