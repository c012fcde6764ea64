import { m } from '../../paraglide/messages';
import { appearanceWords } from '../appearance';
import type { Table } from '../table';
import type { FactsSubject } from './subject';

/** A row a fact. */
export const factsTable = ({ facts }: FactsSubject): Table => ({
  head: [m.figure_notes_what(), m.figure_notes_words(), m.chart_column_state()],
  rows: facts.map(({ label, text, appearance }) => [
    label,
    text,
    appearance === null ? '' : appearanceWords[appearance]()
  ])
});
