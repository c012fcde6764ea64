import { m } from '../../paraglide/messages';
import { faceWords, looks, type Face } from '../face';
import type { Table } from '../table';

/** The signs and what they mean. */
export function legendTable(faces: Face[]): Table {
  return {
    head: [m.chart_column_sign(), m.chart_column_state()],
    rows: faces.map((face) => [looks[face].character, faceWords[face]()])
  };
}
