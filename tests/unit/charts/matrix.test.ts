import { render } from 'svelte/server';
import { beforeEach, describe, expect, test } from 'vitest';
import Matrix from '../../../src/lib/charts/matrix/Matrix.svelte';
import { isNarrow } from '../../../src/lib/charts/matrix/isNarrow';
import { matrixList } from '../../../src/lib/charts/matrix/list';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { matrixLayout } from '../../../src/lib/charts/matrix/layout';
import type { MatrixSubject } from '../../../src/lib/charts/matrix/subject';
import { textRows } from '../../../src/lib/charts/table';
import { matrixTable } from '../../../src/lib/charts/matrix/table';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import {
  areas,
  coverages,
  everyState,
  areaTypes,
  made,
  manyAreas,
  manyIndicators,
  score,
  unionised
} from '../../gallery/made';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const indicator = unionised('zh-CN');
const frame = { width: 740, height: 0 };
const subject = (more: Partial<MatrixSubject> = {}): MatrixSubject => ({
  estimates: everyState(indicator),
  areas: areas('zh-CN'),
  areaTypes: areaTypes('zh-CN'),
  coverages: coverages('zh-CN'),
  indicators: [indicator],
  ...more
});
const order = (more: Partial<MatrixSubject>) => matrixLayout(subject(more), frame).rows.map((row) => row.area.code);

const city = { code: 'city', label: '全市', type: '', column: null, row: null };

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

describe('matrixList(subject, frame)', () => {
  const narrow = { width: 334, height: 0 };
  const indicators = manyIndicators('zh-CN');
  const of = subject({
    indicators,
    total: city,
    estimates: [...areas('zh-CN'), city].flatMap(({ code }) => indicators.map((one) => made(one, code, 0.785)))
  });

  test.each(['zh-CN', 'en'] as const)(
    'has every number of the matrix, none upon another and all inside the frame, in %s',
    (locale) => {
      overwriteGetLocale(() => locale);
      const localised = {
        ...of,
        areas: areas(locale),
        areaTypes: areaTypes(locale),
        indicators: manyIndicators(locale)
      };
      const { blocks, height } = matrixList({ ...localised, sort: 'i7' }, narrow);
      expect(blocks.map((block) => block.indicator.id)).toEqual(indicators.map(({ id }) => id));
      const boxes = blocks.flatMap(({ head, entries }) => {
        expect(entries.map(({ area }) => area.code).sort()).toEqual(
          ['city', ...areas(locale).map(({ code }) => code)].sort()
        );
        return [
          { left: 0, right: 334, top: head.y, bottom: head.y + head.height },
          ...entries.flatMap(({ name, x, y, cell, shortfall, shortfallX }) => [
            { left: x, right: x + textWidth(name, 12), top: y - 12, bottom: y + 12 },
            { left: cell.x, right: cell.x + cell.width, top: y - 12, bottom: y + 12 },
            { left: shortfallX, right: shortfallX + textWidth(shortfall, 12), top: y - 12, bottom: y + 12 }
          ])
        ];
      });
      expect(boxes.filter(({ right, bottom }) => right > 334 || bottom > height)).toEqual([]);
      const lies = (one: Box, other: Box) =>
        one.right > other.left && other.right > one.left && one.bottom > other.top && other.bottom > one.top;
      const pairs = boxes.flatMap((one, i) => boxes.slice(i + 1).map((other) => [one, other] as const));
      expect(pairs.filter(([one, other]) => lies(one, other))).toEqual([]);
    }
  );

  test('says each number as the matrix in columns says it, and stands only where those would lie on each other', () => {
    const inColumns = matrixLayout(of, frame).rows.flatMap(({ cells }) => cells.map(({ sentence }) => sentence));
    const inList = matrixList(of, narrow).blocks.flatMap(({ entries }) => entries.map(({ cell }) => cell.sentence));
    expect(inList.sort()).toEqual(inColumns.sort());
    expect(isNarrow(of, narrow)).toBe(true);
    expect(isNarrow(of, frame)).toBe(false);
    expect(isNarrow({ ...of, indicators: indicators.slice(0, 5) }, narrow)).toBe(false);
    expect(isNarrow(of, { ...narrow, limited: true })).toBe(false);
  });
});

describe('matrixLayout(subject, frame)', () => {
  test('has the whole as its first row, whatever the order, in the table too, and counts it as no area', () => {
    const whole = made(indicator, 'city', 0.1, { shortfall: null });
    const estimates = [0.95, 0.5, 0.85, 0.4].map((value, i) => made(indicator, `x${i}`, value));
    const of = subject({ areas: manyAreas('zh-CN', 4), estimates: [...estimates, whole], total: city, worst: 2 });
    expect(matrixLayout({ ...of, sort: 'unionised' }, frame).rows.map((row) => row.area.code)).toEqual([
      'city',
      'x3',
      'x1'
    ]);
    expect(matrixLayout(of, frame).note!.text).toBe('共 4 个地区，列出差距最大的 2 个');
    expect(matrixTable(of).rows.map(([label]) => label)[0]).toBe('全市');
    expect(matrixTable(of).rows).toHaveLength(5);
  });

  test('draws the chosen area however many are left out', () => {
    const estimates = [0.95, 0.5, 0.85, 0.4].map((value, i) => made(indicator, `x${i}`, value));
    const of = subject({ areas: manyAreas('zh-CN', 4), estimates, worst: 2, selected: { area: 'x0' } });
    expect(matrixLayout(of, frame).rows.map((row) => row.area.code)).toEqual(['x3', 'x1', 'x0']);
  });

  test('has every area and every indicator, in the order of the register', () => {
    const layout = matrixLayout(subject({ indicators: manyIndicators('zh-CN'), estimates: [] }), frame);
    expect(layout.rows.map((row) => row.area.code)).toEqual(areas('zh-CN').map((area) => area.code));
    expect(layout.rows.every((row) => row.cells.length === 15)).toBe(true);
  });

  test('sort puts the largest gap first within a kind, and what is not ranked last', () => {
    // gaps by hand: a1 ceil(0.057 x 1430) = 82, a2 ceil(0.208 x 903) = 188, a3 ceil(0.256 x 812) = 208, a4 0, a6 ceil(0.92 x 41) = 38
    expect(order({ sort: 'unionised' }).slice(0, 7)).toEqual(['a3', 'a2', 'a1', 'a6', 'a4', 'a5', 'a7']);
  });

  test('sort by units has them beside the percents, of the whole too, and none where an area is not ranked', () => {
    const layout = matrixLayout(subject({ sort: 'unionised', indicators: [indicator, score('zh-CN')] }), frame);
    expect(layout.rows.slice(0, 7).map(({ shortfall }) => shortfall)).toEqual(['208', '188', '82', '38', '0', '', '']);
    expect(layout.shortfalls!.lines.join('')).toBe('还差（家）');
    expect(layout.shortfalls!.x).toBeCloseTo(layout.columns[0]!.x + layout.columns[0]!.width, 6);
    expect(layout.columns[1]!.x).toBeGreaterThanOrEqual(layout.shortfalls!.x + layout.shortfalls!.width);
    const whole = made(indicator, 'city', 0.5, { shortfall: 516 });
    const of = subject({ sort: 'unionised', estimates: [...everyState(indicator), whole], total: city });
    expect(matrixLayout(of, frame).rows[0]!.shortfall).toBe('516');
    const { head } = matrixTable(of);
    const rows = textRows(matrixTable(of));
    expect(head.at(-1)).toBe('建会率 还差（家）');
    expect(rows.slice(0, 4).map((cells) => cells.at(-1))).toEqual(['516', '82', '188', '208']);
  });

  test('has no column of units where no order goes by them', () => {
    expect(matrixLayout(subject(), frame).shortfalls).toBeNull();
    const estimates = [0.5, 0.9].map((value, i) => made(indicator, `a${i + 1}`, value, { shortfall: null }));
    expect(matrixLayout(subject({ sort: 'unionised', estimates }), frame).shortfalls).toBeNull();
    expect(matrixTable(subject()).head.join()).not.toContain('还差');
  });

  test('sort of an indicator whose gap is not counted goes by the distance to the target', () => {
    const estimates = [0.5, 0.9, 0.2].map((value, i) => made(indicator, `a${i + 1}`, value, { shortfall: null }));
    expect(order({ sort: 'unionised', estimates, areas: areas('zh-CN').slice(0, 3) })).toEqual(['a3', 'a1', 'a2']);
  });

  test('worst takes the areas that miss most targets and says how many there are', () => {
    const estimates = [0.95, 0.5, 0.85, 0.4].map((value, i) => made(indicator, `x${i}`, value));
    const layout = matrixLayout(subject({ areas: manyAreas('zh-CN', 4), estimates, worst: 2 }), frame);
    expect(layout.rows.map((row) => row.area.code)).toEqual(['x3', 'x1']);
    expect(layout.note!.text).toBe('共 4 个地区，列出差距最大的 2 个');
  });

  test('worst of what has no targets are the last by the selected indicator, and the note says so', () => {
    const free = { ...indicator, target: null };
    const estimates = [0.3, 0.1, 0.4, 0.2].map((value, i) =>
      made(free, `x${i}`, value, { status: null, shortfall: null, target: null })
    );
    const layout = matrixLayout(
      subject({ areas: manyAreas('zh-CN', 4), indicators: [free], estimates, worst: 2 }),
      frame
    );
    expect(layout.rows.map((row) => row.area.code)).toEqual(['x1', 'x3']);
    expect(layout.note!.text).toBe(`共 4 个地区，列出“${free.short}”排在末位的 2 个`);
  });

  test('shows all of 11 areas in a limited frame, however low', () => {
    expect(matrixLayout(subject(), { width: 860, height: 200, limited: true }).rows).toHaveLength(11);
  });

  test.each(['zh-CN', 'en'] as const)('15 columns stay inside 740 px in %s', (locale) => {
    const layout = matrixLayout(subject({ areas: areas(locale), indicators: manyIndicators(locale) }), frame);
    const last = layout.columns.at(-1)!;
    expect(last.x + last.width).toBeLessThanOrEqual(740.001);
    expect(last.width).toBeGreaterThan(30);
  });
});

describe('matrixTable(subject)', () => {
  test('gives each value its glyph, its n and its denominator', () => {
    const { head } = matrixTable(subject());
    const rows = textRows(matrixTable(subject()));
    expect(head).toEqual(['地区', '类别', '建会率', '建会率 n', '建会率 分母']);
    expect(rows[0]).toEqual(['孝南区', '县市区', '△ 86.3%', '1,430', '1,430']);
    expect(rows[6]).toEqual(['汉川市', '县市区', '▨', '1,430', '']);
  });
});

test('<Matrix part> draws that part of the rows, from the top, in the room of all', () => {
  const draw = (part?: number) =>
    render(Matrix, { props: { ...subject(), frame, ...(part === undefined ? {} : { part }) } }).body;
  const names = (body: string) => [...body.matchAll(/data-place="(\d+),-1"/g)].map(([, row]) => Number(row));
  const size = (body: string) => /viewBox="([^"]*)"/.exec(body)![1];
  expect(names(draw(0))).toEqual([]);
  expect(names(draw(1 / 3))).toEqual([0, 1, 2, 3]);
  expect(names(draw())).toEqual(areas('zh-CN').map((_, row) => row));
  expect(size(draw(0))).toBe(size(draw()));
});
