import { openAsBlob } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { ask } from '../../../../src/lib/estimates/ask';
import { duckdbSource } from '../../../../src/lib/estimates/sources/duckdb';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { load, type Loaded } from '../../../../src/lib/tables/load/load';
import { wideAreas } from '../../../../src/lib/tables/load/wideAreas';
import { fileState } from '../../../../src/lib/ui/intake/intakeState';
import { concerns } from '../../../../src/lib/ui/intake/concerns/concerns';
import { concernText } from '../../../../src/lib/ui/intake/concerns/concernWords';
import { leaveOut, remedyOf } from '../../../../src/lib/ui/intake/findings/setAside';
import { nativeEngine } from '../../../nativeEngine';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
const city = '420900';
const [register, units] = ['district', 'unit'].map((table) => codebook.tables.find(({ name }) => name === table)!);

const original = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(original));

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

describe('wideAreas(table, codes, codebook)', () => {
  test('of a census are the codes above those that report; a township lies in one and is none', () => {
    expect(wideAreas(units!, [city, '420902', '420902001'], codebook)).toEqual([city]);
    expect(wideAreas(units!, ['420902', '420902001', '4209GX'], codebook)).toEqual([]);
  });

  test('of a register are the codes of which parts have rows, too', () => {
    expect(wideAreas(register!, [city, '420902'], codebook)).toEqual([city]);
    expect(wideAreas(register!, [city], codebook)).toEqual([]);
    expect(wideAreas(register!, ['420902', '420902001', '420921'], codebook)).toEqual(['420902']);
    expect(wideAreas({ ...register!, ownTotal: true }, [city, '420902'], codebook)).toEqual([]);
  });
});

describe('city_row_among_units.csv: 20 units of seven districts and one of the city', () => {
  const file = async (lines?: number[]): Promise<Loaded> => {
    const name = 'city_row_among_units.csv';
    const source = { name, file: await openAsBlob(`tests/fixtures/cases/${name}`), wave: '2014' };
    const instructions = lines ? { instructions: leaveOut({}, lines) } : {};
    return (await load(engine, codebook, [{ ...source, ...instructions }]))[0]!;
  };
  const sums = async ({ tables }: Loaded) => {
    const query = { waves: ['2014'], filters: {}, base: '', indicators: ['O01'] };
    const estimates = await ask(duckdbSource(engine), codebook, tables, query);
    const of = (area: string) => estimates.find((one) => one.area === area)!;
    const { numerator, denominator, n } = of(city);
    return [numerator, denominator, n, of('420902').n, of(`${city}/county`).n];
  };

  test('says before it is placed that one row names the city only, and counts it there only', async () => {
    const loaded = await file();
    const { report } = loaded;
    expect(report).toMatchObject({ records: 21, rows: 21, rejects: 0, problem: null });
    expect(report.damages).toEqual([
      { column: 'district_code', kind: 'wideArea', count: 1, examples: [city], lines: [22] }
    ]);
    const found = concerns(report, {}, 'district_code');
    expect(fileState(report, found)).toBe('waiting');
    expect(found.map((concern) => concernText(concern, report, codebook))).toEqual([
      '1 行只写到上级地区（如全市），不计入下属地区。'
    ]);
    expect(await sums(loaded)).toEqual([11, 21, 21, 3, 20]);
  });

  test('leaves that row out by one press, and takes it back', async () => {
    const found = { kind: 'damage', column: 'district_code', damage: 'wideArea' } as const;
    expect(remedyOf(found, {})!.change([22])).toEqual({ leftOut: [22], takenBack: [] });
    const loaded = await file([22]);
    expect(loaded.report).toMatchObject({
      records: 21,
      rows: 20,
      rejects: 1,
      rejectCounts: { leftOut: 1 },
      damages: []
    });
    expect(await sums(loaded)).toEqual([10, 20, 20, 3, 20]);
  });
});
