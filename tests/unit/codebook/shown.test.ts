import { describe, expect, test } from 'vitest';
import type { Codebook } from '../../../src/lib/codebook/codebook';
import { columnsOf } from '../../../src/lib/codebook/expression/columnsOf';
import { CodebookError } from '../../../src/lib/codebook/read/CodebookError';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { shownFigure } from '../../../src/lib/codebook/shown/shown';
import { packOf, surveys } from '../../pack';

/** Columns that nothing shows: no indicator, filter, gap, cause, list or figure of answers, and of which it is not said why. */
function withoutPlace({ tables, indicators, derived, filters, gaps, shown }: Codebook): string[] {
  return tables.flatMap((table) => {
    const { name, key, area, wave, weight, stratum, cluster, n } = table;
    const placed = new Set<string | null | undefined>([
      ...[...key, area, wave, weight, stratum, cluster, n],
      ...filters.map(({ columns }) => columns[name]),
      ...(gaps.steps?.table === name ? gaps.steps.places.map(({ column }) => column) : []),
      ...tables.map(({ expected }) => (expected?.table === name ? expected.column : null)),
      ...shown.unshown.filter((one) => one.table === name).flatMap(({ columns }) => columns),
      ...[...indicators, ...derived]
        .filter((one) => one.table === name)
        .flatMap(({ universe, numerator, denominator }) =>
          [universe, numerator, denominator].flatMap((part) => (part ? [...columnsOf(part)] : []))
        )
    ]);
    return table.variables.filter((one) => !placed.has(one.name)).map((one) => `${name}.${one.name}`);
  });
}

test.each(surveys)('nothing that the questionnaires ask is without a place: %s', (survey) => {
  expect(withoutPlace(readCodebook(packOf(survey)))).toEqual([]);
});

test('a question that is asked anew is without a place until it is given one', () => {
  const pack = packOf('xiaogan');
  const line = 'worker,new_question,select_one,yes_no,,,service,,新的一问,A new question';
  const asked = readCodebook(
    new Map([...pack, ['questions.csv', `${pack.get('questions.csv')!.trimEnd()}\n${line}\n`]])
  );
  expect(withoutPlace(asked)).toEqual(['worker.new_question']);
});

const pack = packOf('xiaogan');
type Written = {
  tables: Record<string, Record<string, unknown>>;
  groups: { figures: Record<string, unknown>[] }[];
  unshown: Record<string, unknown>[];
};
const written = () => JSON.parse(pack.get('shown.json')!) as Written;

function faultsOf(change: (shown: Written) => void): string[] {
  const shown = written();
  change(shown);
  try {
    readCodebook(new Map([...pack, ['shown.json', JSON.stringify(shown)]]));
    return [];
  } catch (error) {
    if (!(error instanceof CodebookError)) throw error;
    return error.faults.map(({ file, column }) => `${file} ${column}`);
  }
}

test('a survey without shown.json shows no answers and is read all the same', () => {
  const without = new Map(pack);
  without.delete('shown.json');
  expect(readCodebook(without).shown).toEqual({ groups: [], unshown: [], bases: {} });
});

describe('shown.json is checked as every other file', () => {
  const first = ({ groups }: Written) => groups[0]!.figures[0]!;
  test.each<[string, string, (shown: Written) => void]>([
    ['a key that nobody knows', 'shows', (shown) => ((shown as never as Record<string, unknown>)['shows'] = [])],
    ['a table that is not there', 'groups[0].figures[0].table', (shown) => (first(shown)['table'] = 'units')],
    ['a question that is not there', 'groups[0].figures[0].question', (shown) => (first(shown)['question'] = 'union')],
    [
      'a question without answers to choose',
      'groups[0].figures[0].question',
      (shown) => (first(shown)['question'] = 'employees')
    ],
    ['two types of figure in one', 'groups[0].figures[0]', (shown) => (first(shown)['means'] = ['employees'])],
    ['a figure twice', 'groups[0].figures[1]', ({ groups }) => groups[0]!.figures.splice(1, 0, groups[0]!.figures[0]!)],
    [
      'numbers of persons that are added up',
      'groups[0].figures[0].sums',
      (shown) => {
        delete first(shown)['question'];
        Object.assign(first(shown), {
          name: 'sum',
          table: 'worker',
          label: { zh: '和', en: 'Sum' },
          sums: ['duration_s']
        });
      }
    ],
    ['a base in no words', 'tables.unit.asked', ({ tables }) => delete tables['unit']!['asked']],
    [
      'an unshown column that is not there',
      'unshown[0].columns[0]',
      ({ unshown }) => (unshown[0]!['columns'] = ['name'])
    ]
  ])('%s', (_, place, change) => {
    expect(faultsOf(change)).toContain(`shown.json ${place}`);
  });
});

test('codes of a question that say why there is no answer are no rows', () => {
  const { shown } = readCodebook(pack);
  expect(shownFigure(shown, 'worker_wage_band')!.rows.map(({ name }) => name)).not.toContain('refused');
  expect(shownFigure(shown, 'unit_congress')!.rows.map(({ name }) => name)).toEqual([
    'own',
    'assembly',
    'regional',
    'none'
  ]);
});
