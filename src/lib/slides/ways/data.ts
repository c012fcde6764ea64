import { queriesFor } from '../../estimates/ask';
import { changeQueries, type MatchedAsk } from '../../estimates/matched/askMatched';
import { matchedQuery } from '../../estimates/matched/matchedChanges';
import { matchedStatement } from '../../estimates/sources/duckdbMatched';
import { formatDate, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { plain } from '../../figures/words/sentence';
import { furtherOf } from '../../figures/asks';
import type { Figure } from '../../figures/figure';
import { writeCsv } from '../../files/csv/writeCsv';
import type { Opened } from '../../figures/survey';
import { writeWorkbook } from '../../files/xlsx/write/writeWorkbook';
import { estimatesCsv } from '../csv';
import { codeOf, identityOf } from '../identity';
import type { Snapshot } from '../snapshot';
import { today } from '../today';
import { cellOf } from './cell';
import type { Make } from './way';

/** The estimates, a row each; of the same units in two waves, which are none of the survey's, the table. */
export const csv: Make = ({ estimates, indicators, spec, table }, { survey }) => {
  const content =
    spec.kind === 'matched'
      ? writeCsv([
          table.head,
          ...table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.number)))
        ])
      : estimatesCsv(survey.codebook.id, estimates, spec.view.compare, indicators);
  return { file: new Blob([content], { type: 'text/csv' }), extension: 'csv' };
};

/** The table of the figure, numbers as numbers, and a sheet with what they rest on. */
export const xlsx: Make = async (figure, snapshot, signal) => {
  const { head, rows } = figure.table;
  const file = await writeWorkbook(
    [
      { name: m.figure_sheet(), rows: [head, ...rows.map((row) => row.map(cellOf))] },
      { name: m.figure_sheet_notes(), rows: notesOf(figure, snapshot), widths: [18, 90] }
    ],
    signal
  );
  return { file, extension: 'xlsx' };
};

/** The statement that each table was asked. */
export const sql: Make = ({ indicators, spec }, { answers: { opened, query }, survey, statement, rowStatement }) => {
  const { codebook, stored } = opened;
  const { estimates, rows, matched } = furtherOf([spec], survey, query);
  if (matched.length > 0) return { statements: matched.flatMap((ask) => statementsOf(ask, opened)) };
  const listed = new Set(codebook.indicators.map(({ id }) => id));
  const shared = indicators.flatMap(({ id }) => (listed.has(id) ? [id] : []));
  const asked = [...(shared.length > 0 ? [{ ...query, indicators: shared }] : []), ...estimates];
  return {
    statements: [...asked.flatMap((one) => queriesFor(codebook, stored, one).map(statement)), ...rows.map(rowStatement)]
  };
};

/** Of the whole, then of each group. */
function statementsOf(ask: MatchedAsk, { codebook, stored }: Opened): string[] {
  const queries = changeQueries(ask).flatMap((one) => matchedQuery(codebook, stored, one) ?? []);
  return queries.map(matchedStatement).filter((sql) => sql !== '');
}

function notesOf(figure: Figure, snapshot: Snapshot): string[][] {
  const { basis, headline, title, spec, simulated } = figure;
  const identity = identityOf(figure, snapshot);
  const filters = Object.keys(spec.view.filters).length === 0 ? m.figure_notes_no_filter() : '';
  return [
    [m.figure_notes_what(), m.figure_notes_words()],
    [m.figure_notes_title(), title],
    [m.figure_notes_finding(), plain(headline)],
    [m.figure_notes_measure(), basis.subtitle],
    [m.figure_notes_definition(), basis.definition],
    ['n', basis.n ?? ''],
    ...[filters, ...basis.notes].filter((note) => note !== '').map((note) => [m.figure_notes_note(), note]),
    [m.figure_notes_source(), basis.source + (simulated ? ` (${m.ui_simulated()})` : '')],
    [m.figure_notes_date(), formatDate(today())],
    [m.figure_notes_survey(), `${text(snapshot.survey.codebook.title)} · ${spec.view.wave}`],
    [m.figure_notes_code(), codeOf(identity)],
    ...snapshot.survey.stored.map(({ name, wave }) => [m.figure_notes_table(), `${wave} ${name}`])
  ];
}
