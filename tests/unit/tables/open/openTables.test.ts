import { expect, test } from 'vitest';
import type { Codebook } from '../../../../src/lib/codebook/codebook';
import { inLocale } from '../../../../src/lib/i18n/label';
import { openTables } from '../../../../src/lib/tables/open/openTables';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { codebookOf } from '../../../pack';
import { words } from './words';

const codebook = codebookOf('xiaogan');
const stored = (table: string, wave: string, name: string, columns: string[] = []): StoredTable => ({
  table,
  wave,
  name,
  rows: 3,
  columns,
  areas: []
});
const opened = (tables: StoredTable[], survey: Codebook = codebook) =>
  openTables(survey, tables, words, (label) => inLocale(label, 'zh-CN'));

test('openTables(…) opens tables of units under table and wave, and closes tables of persons', () => {
  const { open, closed } = opened([
    stored('unit', '2014', 'unit_a1', ['unit_id', 'ownership', 'members', 'members__missing']),
    stored('worker', '2014', 'worker_b2', ['resp_id', 'gender'])
  ]);
  expect(open.map(({ name, stored }) => [name, stored])).toEqual([
    ['unit_2014', 'unit_a1'],
    ['areas', null],
    ['choices', null]
  ]);
  expect(closed.map(({ name, stored }) => [name, stored])).toEqual([['worker_2014', 'worker_b2']]);
  expect(open[0]!.columns.map(({ name, label }) => `${name} ${label}`)).toEqual([
    'unit_id 单位编号',
    'ownership 登记注册类型',
    'members 会员总数（人）',
    'members__missing 会员总数（人）'
  ]);
});

test('openTables(…) closes whatever hides small numbers, a full count and numbers of areas too', () => {
  const hiding = (table: string, change: object): Codebook => ({
    ...codebook,
    tables: codebook.tables.map((spec) => (spec.name === table ? { ...spec, ...change } : spec))
  });
  const unit = [stored('unit', '2014', 'unit_a1', ['unit_id'])];
  expect(opened(unit, hiding('unit', { hideBelow: 10 })).closed).toHaveLength(1);
  expect(opened(unit, hiding('unit', { design: 'sample' })).closed).toHaveLength(1);
  expect(opened(unit, hiding('unit', { design: 'aggregated', hideBelow: 5 })).closed).toHaveLength(1);
  expect(opened(unit, hiding('unit', { design: 'aggregated' })).closed).toHaveLength(0);
});

test('openTables(…) leaves out personal columns with what says why they are missing, and what no question of the codebook is', () => {
  const noted: Codebook = {
    ...codebook,
    tables: codebook.tables.map((spec) =>
      spec.name !== 'unit'
        ? spec
        : {
            ...spec,
            variables: [
              ...spec.variables,
              { ...spec.variables[0]!, name: 'contact', type: 'text' as const },
              { ...spec.variables[0]!, name: 'told', type: 'integer' as const, personal: true },
              { ...spec.variables[0]!, name: 'motto', type: 'text' as const, personal: false }
            ]
          }
    )
  };
  const columns = ['unit_id', 'contact', 'contact__missing', 'told', 'told__missing', 'motto', 'line__', 'scratch'];
  const [unit] = opened([stored('unit', '2014', 'unit_a1', columns)], noted).open;
  expect(unit!.columns.map(({ name }) => name)).toEqual(['unit_id', 'motto']);
  expect(unit!.sql).toBe('SELECT "unit_id", "motto" FROM "unit_a1"');
});

test('openTables(…) never gives one name to two tables: what would be ambiguous keeps the name of its content', () => {
  const { open, closed } = opened([
    stored('unit', '2014 上', 'unit_a1', ['unit_id']),
    stored('unit', '2014_上', 'unit_b2', ['unit_id']),
    stored('unit', 'b3', 'unit_c3', ['unit_id']),
    stored('worker', '2014', 'unit_b3', ['resp_id'])
  ]);
  expect(open.slice(0, 3).map(({ name }) => name)).toEqual(['unit_a1', 'unit_b2', 'unit_c3']);
  expect(closed.map(({ name }) => name)).toEqual(['worker_2014']);
});
