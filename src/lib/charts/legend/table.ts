import { m } from '../../paraglide/messages';
import { appearanceWords, looks, type Appearance } from '../appearance';
import type { Table } from '../table';

/** The glyphs and what they mean. */
export function legendTable(appearances: Appearance[]): Table {
  return {
    head: [m.chart_column_sign(), m.chart_column_state()],
    rows: appearances.map((appearance) => [looks[appearance].character, appearanceWords[appearance]()])
  };
}
