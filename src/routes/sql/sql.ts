import type { Opened } from '$lib/figures/survey';
import { text } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { exampleStatements, type ExampleStatement } from '$lib/tables/open/exampleStatements';
import { openTables, type ClosedTable, type OpenTable } from '$lib/tables/open/openTables';

/** The tables of what is open, in the reader's language. */
export const tablesOf = ({ codebook, stored }: Opened): { open: OpenTable[]; closed: ClosedTable[] } =>
  openTables(
    codebook,
    stored,
    {
      areas: m.sql_areas(),
      code: m.sql_list_code(),
      name: m.sql_list_name(),
      parent: m.sql_list_parent(),
      type: m.sql_list_type(),
      choices: m.sql_choices(),
      table: m.sql_list_table(),
      column: m.sql_list_column()
    },
    text
  );

/** Statements to begin with. */
export const examplesOf = ({ codebook }: Opened, open: OpenTable[], wave: string): ExampleStatement[] =>
  exampleStatements(codebook, open, wave, {
    area: m.sql_result_area(),
    numerator: m.sql_result_numerator(),
    denominator: m.sql_result_denominator(),
    count: m.sql_result_count(),
    rate: ({ short, format, unit }) =>
      m.sql_result_rate({ indicator: text(short), unit: format === 'number' ? text(unit) : '%' })
  });

/** What an example gives. */
export function exampleText({ kind, indicator, column, table }: ExampleStatement): string {
  switch (kind) {
    case 'rate':
      return m.sql_example_rate({ indicator: text(indicator!.short) });
    case 'count':
      return m.sql_example_count({ column: table.columns.find(({ name }) => name === column)!.label });
    case 'summary':
      return m.sql_example_summary();
    case 'rows':
      return m.sql_example_rows();
  }
}
