import { expect, test } from 'vitest';
import { emptyReport } from '../../../../../src/lib/intake/report/emptyReport';
import type { IntakeReport } from '../../../../../src/lib/intake/report/report';
import { alikeColumns, alikeFiles, notYetSaid } from '../../../../../src/lib/ui/intake/findings/alike';
import { codebookOf } from '../../../../pack';

const codebook = codebookOf('xiaogan');
const table = codebook.tables.find(({ variables }) => variables.filter(({ type }) => type === 'boolean').length > 1)!;
const [first, second] = table.variables.filter(({ type }) => type === 'boolean').map(({ name }) => name);
const other = table.variables.find(({ type }) => type === 'integer')!.name;

const strange = (column: string, value: string) => ({
  ...{ column, value, count: 2 },
  ...{ firstLine: 2, lines: [2], suggestions: [] }
});
const report = (more: Partial<IntakeReport>): IntakeReport => ({
  ...emptyReport('a.csv', 1),
  table: table.name,
  ...more
});

test('alikeColumns(..) offers what a text means in one column for the same text of columns of its type', () => {
  const left = report({
    notUnderstood: [strange(second!, '已建'), strange(second!, '在建'), strange(other, '已建')]
  });
  expect(alikeColumns(left, { values: { [first!]: { 已建: '1' } } }, codebook)).toEqual({
    values: { [second!]: { 已建: '1' } },
    texts: 1
  });
  expect(alikeColumns(left, {}, codebook)).toBeNull();
});

test('alikeColumns(..) offers nothing where the column has an answer of its own', () => {
  const left = report({ notUnderstood: [strange(second!, '已建')] });
  const values = { [first!]: { 已建: '1' }, [second!]: { 已建: null } };
  expect(alikeColumns(left, { values }, codebook)).toBeNull();
});

const column = (header: string) => ({
  ...{ header, answering: null, reason: null, certainty: 0 },
  ...{ taken: false, personal: null, examples: [] }
});

test('alikeFiles(files, at) are those of the same header that lack an answer of it', () => {
  const [same, different] = [report({ columns: [column('a')] }), report({ columns: [column('b')] })];
  const said = { values: { [first!]: { 已建: '1' } } };
  const files = [
    { report: same, instructions: said },
    { report: same, instructions: {} },
    { report: different, instructions: {} },
    { report: same, instructions: said }
  ];
  expect(alikeFiles(files, 0)).toEqual([1]);
  expect(alikeFiles(files, 1)).toEqual([]);
});

test('notYetSaid(said, other) keeps what was said of the other file itself', () => {
  expect(notYetSaid({ values: { x: { 已建: '1', 无: '0' } } }, { values: { x: { 无: null } } })).toEqual({
    values: { x: { 已建: '1', 无: null } }
  });
});
