import { beforeEach, describe, expect, test } from 'vitest';
import { barsLayout } from '../../../src/lib/charts/bars/layout';
import type { BarsSubject } from '../../../src/lib/charts/bars/subject';
import { textRows } from '../../../src/lib/charts/table';
import { barsTable } from '../../../src/lib/charts/bars/table';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { theme } from '../../../src/lib/charts/theme';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { areas, everyState, areaTypes, made, manyAreas, needGap, unionised } from '../../gallery/made';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const indicator = unionised('zh-CN');
const frame = { width: 540, height: 0 };
const subject = (more: Partial<BarsSubject> = {}): BarsSubject => ({
  estimates: everyState(indicator),
  areas: areas('zh-CN'),
  areaTypes: areaTypes('zh-CN'),
  indicator,
  ...more
});
const order = (more: Partial<BarsSubject> = {}) => barsLayout(subject(more), frame).rows.map((row) => row.area.label);

describe('barsLayout(subject, frame)', () => {
  test('ranks each kind apart, best first, then small samples, then what has no number', () => {
    expect(order()).toEqual([
      ...['云梦县', '孝南区', '孝昌县', '大悟县', '安陆市', '应城市', '汉川市'],
      ...['高新区', '双峰山旅游度假区', '临空经济区'],
      '市直'
    ]);
  });

  test('gives both sizes of an area that is grey for the smaller: the answers, and what they are worth once weighted', () => {
    const few = made(indicator, 'a1', 0.8, { n: 40, effectiveN: 22.7, unreliable: true, weighted: true });
    const even = made(indicator, 'a2', 0.7, { n: 21, effectiveN: 21, unreliable: true, weighted: true });
    const of = subject({ estimates: [few, even] });
    const layout = barsLayout(of, { width: 740, height: 0 });
    const row = (code: string) => layout.rows.find(({ area }) => area.code === code)!;
    expect(row('a1').shortfall).toBe('n=40，加权折合 22');
    expect(row('a1').sentence).toContain('n=40，加权折合 22');
    expect(row('a2').shortfall).toBe('n=21');
    expect(layout.columns.shortfall + textWidth(row('a1').shortfall, theme.size.label)).toBeLessThanOrEqual(740);
    const table = { rows: textRows(barsTable(of)), head: barsTable(of).head };
    const column = table.head.indexOf('有效数 n');
    expect(table.rows.find(([label]) => label === '孝南区')![column]).toBe('40，加权折合 22');
    overwriteGetLocale(() => 'en');
    expect(barsLayout(of, { width: 740, height: 0 }).rows.find(({ area }) => area.code === 'a1')!.shortfall).toBe(
      'n=40, worth 22 once weighted'
    );
  });

  test.each(['zh-CN', 'en'] as const)(
    'has room for the distance to the target in the 514 px of an office screen, with nothing on anything else, in %s',
    (locale) => {
      overwriteGetLocale(() => locale);
      const of = {
        ...subject({ areas: areas(locale), areaTypes: areaTypes(locale), indicator: unionised(locale) }),
        estimates: areas(locale).map(({ code }) => made(unionised(locale), code, 0.712, { denominator: 5000 }))
      };
      const { hasShortfalls, rows, columns } = barsLayout(of, { width: 514, height: 0 });
      expect(hasShortfalls).toBe(true);
      for (const row of rows) {
        expect(row.shortfall).not.toBe('');
        expect(textWidth(row.name, theme.size.text)).toBeLessThanOrEqual(columns.name);
        expect(columns.name).toBeLessThan(columns.start);
        expect(columns.end - columns.start).toBeGreaterThanOrEqual(150);
        expect(columns.end).toBeLessThan(columns.value - textWidth(row.value, theme.size.text));
        expect(columns.value).toBeLessThan(columns.glyph - 5);
        expect(columns.glyph + 5).toBeLessThan(columns.shortfall);
        expect(columns.shortfall + textWidth(row.shortfall, theme.size.label)).toBeLessThanOrEqual(514);
      }
      expect(barsLayout(of, { width: 280, height: 0 }).hasShortfalls).toBe(false);
    }
  );

  test('draws and tells no change where another part was the largest, and says why', () => {
    const largest = needGap('zh-CN');
    const estimates = [made(largest, 'a1', 0.2, { part: 'legal' }), made(largest, 'a2', 0.2, { part: 'legal' })];
    const previous = [
      made(largest, 'a1', 0.1, { part: 'culture', wave: '2013' }),
      made(largest, 'a2', 0.1, { part: 'legal', wave: '2013' })
    ];
    const of = subject({ indicator: largest, estimates, previous, previousWave: '2013年' });
    const { rows } = barsLayout(of, frame);
    const row = (code: string) => rows.find(({ area }) => area.code === code)!;
    expect(row('a1').dot).toBeNull();
    expect(row('a1').sentence).toContain('最大项与2013年不同，不比较');
    expect(row('a2').dot).not.toBeNull();
    const cells = textRows(barsTable(of)).find(([label]) => label === '孝南区')!;
    expect(cells.slice(-2)).toEqual(['', '最大项与2013年不同，不比较']);
  });

  test('explains every glyph of a verdict that needs words, in those of the legend', () => {
    const estimates = [
      made(indicator, 'a1', 0.9),
      made(indicator, 'a2', 0.91, { status: 'undecided' }),
      made(indicator, 'a3', 0.5, { few: true, n: 8 })
    ];
    const notes = barsLayout(subject({ estimates }), { width: 900, height: 0 })
      .notes.map(({ text }) => text)
      .join('');
    expect(notes).toContain('△ 接近：距目标不超过目标值的一成');
    expect(notes).toContain('≈ 与目标无明显差别');
    expect(notes).toContain('# 少于 10 家单位，不评判');
  });

  test('puts the lowest first where down is good', () => {
    const gap = needGap('zh-CN');
    const estimates = [0.3, 0.1, 0.2].map((value, i) => made(gap, `a${i + 1}`, value));
    expect(order({ indicator: gap, estimates, areas: areas('zh-CN').slice(0, 3) })).toEqual([
      '孝昌县',
      '大悟县',
      '孝南区'
    ]);
  });

  test('shows all of 11 areas in a limited frame, however low, and the ends of 31', () => {
    const low = { width: 860, height: 200, limited: true };
    expect(barsLayout(subject(), low).rows).toHaveLength(11);
    const many = manyAreas('zh-CN', 31);
    const estimates = many.map((area, i) => made(indicator, area.code, i / 100));
    expect(barsLayout(subject({ areas: many, estimates }), low).rows.length).toBeLessThan(14);
    expect(barsLayout(subject({ areas: many, estimates }), { width: 860, height: 200 }).rows).toHaveLength(31);
  });

  test('draws the whole as a line only where there is no target', () => {
    const total = { label: '全国', estimate: made(indicator, 'root', 0.226) };
    expect(barsLayout(subject({ total }), frame).total).toBeNull();
    const free = { ...indicator, target: null };
    const estimates = [0.2, 0.4].map((value, i) => made(free, `a${i + 1}`, value));
    const layout = barsLayout(
      subject({ indicator: free, estimates, total: { label: '全国', estimate: made(free, 'root', 0.226) } }),
      frame
    );
    expect(layout.total!.text).toBe('全国 22.6');
  });

  test('keeps every area of the register when nothing was reported at all', () => {
    expect(new Set(order({ estimates: [] }))).toEqual(new Set(areas('zh-CN').map((area) => area.label)));
  });

  test('gives a conflict no rank and clips its bar at the end of the scale', () => {
    const { rows, columns } = barsLayout(subject(), frame);
    const conflict = rows.find((row) => row.appearance === 'conflict')!;
    expect(conflict.rank).toBeNull();
    expect(conflict.clipped).toBe(true);
    expect(conflict.bar!.x + conflict.bar!.width).toBeCloseTo(columns.end);
  });

  test('puts the target at its share of a scale from 0 to 100', () => {
    const { target, columns } = barsLayout(subject(), frame);
    expect(target!.x).toBeCloseTo(columns.start + 0.92 * (columns.end - columns.start));
  });

  test('draws a negative value to the left of zero', () => {
    const gap = needGap('zh-CN');
    const { rows, zero } = barsLayout(subject({ indicator: gap, estimates: [made(gap, 'a1', -0.1)] }), frame);
    expect(rows[0]!.bar!.x + rows[0]!.bar!.width).toBeCloseTo(zero);
    expect(rows[0]!.bar!.x).toBeLessThan(zero);
  });

  test('shows the ends of 280 areas, the chosen one between, and says so', () => {
    const many = manyAreas('zh-CN', 280);
    const estimates = many.map((area, i) => made(indicator, area.code, 0.9 - i / 1000));
    const layout = barsLayout(subject({ areas: many, estimates, ends: 20, selected: ['x100'] }), frame);
    expect(layout.rows).toHaveLength(41);
    expect(layout.rows.map((row) => row.rank)).toContain(101);
    expect(layout.notes[0]!.text).toBe('共 280 个，显示前 20 后 20');
  });

  test('darkens only the selected bars, and all when none is selected', () => {
    expect(
      barsLayout(subject({ selected: ['a2'] }), frame)
        .rows.filter((row) => row.dark)
        .map((row) => row.area.code)
    ).toEqual(['a2']);
    expect(barsLayout(subject(), frame).rows.filter((row) => row.dark)).toHaveLength(6);
  });

  test('says value, both sums, n, target and gap in the sentence of a bar', () => {
    const row = barsLayout(subject({ estimates: [made(indicator, 'a1', 0.86, { denominator: 1000 })] }), frame)
      .rows[0]!;
    expect(row.sentence).toBe('孝南区 建会率 86.0%，860 / 1,000 家，n=1,000，目标 92%，还差 60 家，接近');
  });
});

describe('barsTable(subject)', () => {
  test('has a row an area, with n and denominator, and leaves blank what is not known', () => {
    const { head } = barsTable(subject());
    const rows = textRows(barsTable(subject({ ends: 1 })));
    expect(rows).toHaveLength(11);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
    const column = (name: string) => head.indexOf(name);
    const [xiaonan] = rows.filter((row) => row[0] === '孝南区');
    expect(xiaonan![column('有效数 n')]).toBe('1,430');
    expect(xiaonan![column('分母')]).toBe('1,430');
    const [hidden] = rows.filter((row) => row[0] === '双峰山旅游度假区');
    expect(hidden!.slice(3, 8)).toEqual(['', '保护个人，不显示', '', '', '']);
    const [hanchuan] = rows.filter((row) => row[0] === '汉川市');
    expect(hanchuan![3]).toBe('');
    expect(hanchuan![column('状态')]).toBe('未报');
  });
});
