import { expect, test } from 'vitest';
import type { Codebook, Indicator } from '../../../src/lib/codebook/codebook';
import { drawnFrom, type Drawn } from '../../../src/lib/session/drawn';
import { shortCode } from '../../../src/lib/slides/shortCode';

const opened = { codebook: { id: 'made' } as Codebook, stored: [{ name: 'unit_1' }] };
const drawn: Drawn = {
  kind: 'bars',
  indicators: ['one'],
  shown: {
    wave: '2022',
    compare: null,
    area: '0',
    indicator: { id: 'one' } as Indicator,
    base: 'all',
    sort: null,
    filters: {}
  },
  apart: ['sort'],
  shapes: null,
  locale: 'zh-CN'
};
const code = (change: Partial<Drawn>, tables = opened) =>
  shortCode(JSON.stringify(drawnFrom(tables, { ...drawn, ...change })));

test('drawnFrom(opened, drawn) is the view with every choice made', () => {
  expect(drawnFrom(opened, drawn)).toEqual({
    Survey: 'made',
    Wave: '2022',
    Kind: 'bars',
    Indicators: 'one',
    View: '?s=made&w=2022&v=-&a=0&i=one&b=all',
    Language: 'zh-CN',
    Tables: 'unit_1'
  });
});

test('a picture of another kind, view, language or table has another code; a choice that it does not show changes nothing', () => {
  const codes = [
    code({}),
    code({ kind: 'map' }),
    code({ indicators: ['one', 'two'] }),
    code({ locale: 'en' }),
    code({ shapes: 'mine.geojson' }),
    code({ shown: { ...drawn.shown, compare: '2021' } }),
    code({ shown: { ...drawn.shown, area: '1' } }),
    code({ shown: { ...drawn.shown, filters: { kind: ['a'] } } }),
    code({}, { ...opened, stored: [{ name: 'unit_2' }] })
  ];
  expect(new Set(codes).size).toBe(codes.length);
  expect(code({ shown: { ...drawn.shown, sort: 'one' } })).toBe(codes[0]);
});
