import { expect, test } from 'vitest';
import { readView, writeView } from '../../../../src/lib/figures/view/address';
import type { Choices } from '../../../../src/lib/figures/view/view';

const blank: Choices = {
  survey: null,
  wave: null,
  compare: null,
  area: null,
  indicator: null,
  base: null,
  sort: null,
  measure: null,
  coverage: null,
  kind: null,
  open: null,
  by: null,
  drop: null,
  visit: null,
  goal: null,
  rows: null,
  columns: null,
  counted: null,
  weights: null,
  seen: null,
  rowsAs: null,
  columnsAs: null,
  order: null,
  letters: null,
  chosen: null,
  matched: null,
  defined: null,
  filters: {},
  list: null
};
const read = (search: string) => readView(new URLSearchParams(search));

test('writeView(view) of a view that leaves all open is an empty search', () => {
  expect(writeView(blank)).toBe('');
});

test('readView(writeView(view)) gives back every choice, codes with signs and Chinese names included', () => {
  const view: Choices = {
    survey: 'xiaogan',
    wave: '2014',
    compare: '-',
    area: '4209GX',
    indicator: 'O01',
    base: 'operating',
    sort: 'S01',
    measure: 'units',
    coverage: 'organisation',
    kind: 'zone',
    open: 'why-who',
    by: 'industry',
    drop: 'F02',
    visit: 'O03',
    goal: '85',
    rows: 'union_form',
    columns: '@waves',
    counted: 'share/unit/union_form/joint|独立',
    defined: '{"own":1,"label":"百人以上"}',
    weights: 'off',
    seen: 'heat',
    rowsAs: 'small+medium.!large',
    columnsAs: '!none',
    order: 'down',
    letters: 'on',
    chosen: 'rows.small.medium',
    matched: 'on',
    filters: { size_band: ['1000+', '<25'], 行业: ['制造业 & 建筑'] },
    list: { indicator: 'O01', area: '420900/county', side: 'needed', group: { size_class: 'small', 行业: null } }
  };
  expect(read(writeView(view))).toEqual(view);
});

test('writeView(view) uses only characters that may stand after a #', () => {
  const written = writeView({ ...blank, area: '孝南区', filters: { age_group: ['<25', '55+'] } });
  expect(written).toMatch(/^\?[A-Za-z0-9._~=&-]+$/);
});

test.each([
  'O01',
  'O01.420984',
  'O01.420984.all',
  'O01.420984.met.size_class',
  'O01.420984.met..small',
  '.A.met',
  '..',
  ''
])('readView(?list=%s) opens no list that is not wholly said', (list) => {
  expect(read(`?list=${list}`).list).toBeNull();
});

test.each(['?a=~%%%', '?f.~x=~', '?f.unit_type=..', '?__proto__=1&f.__proto__=x'])(
  'readView(%s) leaves out what it cannot read',
  (search) => {
    const view = read(search);
    expect(view.area).toBeNull();
    expect(
      Object.values(view.filters)
        .flat()
        .filter((code) => code !== 'x')
    ).toEqual([]);
  }
);
