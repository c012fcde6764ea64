import { m } from '../../paraglide/messages';
import type { Table } from '../table';
import { proseText, type ProseSubject } from './layout';

/** A row a sentence. */
export const proseTable = ({ paragraphs }: ProseSubject): Table => ({
  head: [m.chart_column_sentence()],
  rows: paragraphs.map((paragraph) => [proseText(paragraph)])
});
