import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { identifier } from '../../../../src/lib/engine/sql';
import { drop } from '../../../../src/lib/tables/load/drop';
import { records } from '../../../../src/lib/intake/records/records';
import type { IntakeReport } from '../../../../src/lib/intake/report/report';
import { load, type Loaded } from '../../../../src/lib/tables/load/load';
import { memoryNeeded } from '../../../../src/lib/tables/load/memory';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { gb18030 } from '../../../gb18030';
import { nativeEngine } from '../../../nativeEngine';
import { fixture, survey } from '../survey';

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());
afterEach(async () => {
  for (const name of await tableNames()) await drop(engine, { name });
});

async function tableNames(): Promise<string[]> {
  const found = await engine.query('SELECT table_name FROM duckdb_tables() ORDER BY table_name');
  return rows<{ table_name: string }>(found).map((row) => row.table_name);
}

/** Loads one fixture; in every one, records = rows + rejects, and nothing but the stored tables is left in the engine. */
async function loadFixture(name: string): Promise<Loaded> {
  const [loaded] = await load(engine, survey, [fixture(name)]);
  const { report, tables } = loaded!;
  expect(report.rows + report.rejects).toBe(report.records);
  expect(report.rejectSample).toHaveLength(report.rejects);
  expect(Object.values(report.rejectCounts).reduce((sum, count) => sum + count, 0)).toBe(report.rejects);
  expect(tables.reduce((sum, table) => sum + table.rows, 0)).toBe(report.rows);
  expect(await tableNames()).toEqual(tables.map((table) => table.name).sort());
  return loaded!;
}

const unknown = (report: IntakeReport) =>
  report.columns.flatMap(({ header, answering }) => (answering === null && header !== '' ? [header] : []));

const strange = (report: IntakeReport) =>
  report.notUnderstood.map(({ column, value, count, lines }) => [column, value, count, lines]);

async function contents(stored: StoredTable, columns = '*'): Promise<Record<string, unknown>[]> {
  return rows(await engine.query(`SELECT ${columns} FROM ${identifier(stored.name)} ORDER BY line__`));
}

const first = {
  unit_id: 'u1',
  district: '100001',
  form: 'own',
  staff: 120,
  pay: 3500.5,
  safe: 1,
  services: '|legal|help|',
  founded: '2001-05-09',
  mood: 3
};
const plainColumns = 'unit_id, district, form, staff, pay, safe, services, CAST(founded AS VARCHAR) AS founded, mood';

test.each(['clean.csv', 'bom.csv', 'semicolon.csv', 'tab.tsv'])(
  'load(%s) stores every answer in its type',
  async (name) => {
    const { report, tables } = await loadFixture(name);
    expect(report).toMatchObject({
      table: 'unit',
      waves: ['2014'],
      records: 3,
      rows: 3,
      problem: null,
      notUnderstood: []
    });
    expect(tables[0]).toMatchObject({ table: 'unit', wave: '2014', areas: ['100001', '100002'] });
    const second = { unit_id: 'u2', district: '100002', form: 'joint', staff: 35, pay: 2800, safe: 0 };
    const third = { unit_id: 'u3', district: '100001', form: 'none', staff: 8, pay: null, safe: 0 };
    expect(await contents(tables[0]!, plainColumns)).toEqual([
      first,
      { ...second, services: '|help|', founded: '2010-11-30', mood: 1 },
      { ...third, services: null, founded: null, mood: 2 }
    ]);
  }
);

test.each([
  ['clean.csv', 'utf-8', ','],
  ['bom.csv', 'utf-8-bom', ','],
  ['gb18030.csv', 'gb18030', ','],
  ['semicolon.csv', 'utf-8', ';'],
  ['tab.tsv', 'utf-8', '\t']
])('load(%s) reports encoding %s and delimiter %j', async (name, encoding, delimiter) => {
  const { report } = await loadFixture(name);
  expect(report).toMatchObject({ encoding, delimiter });
});

test('load(gb18030.csv) reads Chinese headers, labels and characters of four bytes', async () => {
  const { report, tables } = await loadFixture('gb18030.csv');
  expect(report).toMatchObject({ rows: 2, absent: [], notUnderstood: [] });
  expect(unknown(report)).toEqual([]);
  expect(await contents(tables[0]!, plainColumns)).toEqual([
    { ...first, unit_id: '一厂' },
    {
      unit_id: '𠮷野家㐀店',
      district: '100002',
      form: 'joint',
      staff: 35,
      pay: 2800,
      safe: 0,
      services: '|help|',
      founded: '2010-11-30',
      mood: 1
    }
  ]);
});

test.each(['english.csv', 'aliases.csv'])('load(%s) matches headers and values by label and alias', async (name) => {
  const { report, tables } = await loadFixture(name);
  expect(report).toMatchObject({ rows: 1, absent: [], notUnderstood: [] });
  expect(unknown(report)).toEqual([]);
  const services = name === 'english.csv' ? '|legal|help|' : '|legal|';
  expect(await contents(tables[0]!, plainColumns)).toEqual([{ ...first, services }]);
});

test('load(numbers.csv) reads thousands marks, full-width digits and 1.0, and no hexadecimal or nan', async () => {
  const { report, tables } = await loadFixture('numbers.csv');
  expect(await contents(tables[0]!, 'staff, pay, safe, mood')).toEqual([
    { staff: 1234, pay: 12.5, safe: 1, mood: 3 },
    { staff: 12, pay: 5, safe: 1, mood: 1 },
    { staff: null, pay: null, safe: null, mood: null }
  ]);
  expect(report.notUnderstood.map(({ column, value, firstLine }) => [column, value, firstLine])).toEqual([
    ['staff', '0x1F', 4],
    ['pay', 'nan', 4],
    ['safe', '2', 4],
    ['mood', '4', 4]
  ]);
});

test('load(missing.csv) keeps kinds of missing answers apart from blanks', async () => {
  const { report, tables } = await loadFixture('missing.csv');
  expect(report.notUnderstood).toEqual([]);
  const columns =
    'form, form__missing, staff, staff__missing, pay, safe, services, services__missing, mood, mood__missing';
  expect(tables[0]!.columns).toEqual(expect.arrayContaining(['form__missing', 'staff__missing']));
  expect(tables[0]!.columns).not.toContain('pay__missing');
  const none = { form: null, form__missing: 'not_applicable', mood: null, mood__missing: 'not_applicable' };
  expect(await contents(tables[0]!, columns)).toEqual([
    {
      ...none,
      staff: null,
      staff__missing: 'not_asked',
      pay: null,
      safe: null,
      services: null,
      services__missing: 'not_asked'
    },
    { ...none, staff: 1, staff__missing: null, pay: 2, safe: 1, services: '|help|', services__missing: null }
  ]);
});

test('load(unknown_codes.csv) lists texts not understood with column, count and first line', async () => {
  const { report, tables } = await loadFixture('unknown_codes.csv');
  expect(strange(report)).toEqual([
    ['form', '独立组建', 2, [3, 4]],
    ['staff', '12.5', 1, [4]],
    ['safe', 'maybe', 1, [4]],
    ['services', 'help;dance', 1, [4]],
    ['founded', '2001-02-30', 1, [4]],
    ['mood', '7', 1, [4]]
  ]);
  expect(await contents(tables[0]!, 'form, staff, safe, services')).toEqual([
    { form: 'own', staff: 1, safe: 1, services: null },
    { form: null, staff: 2, safe: 0, services: null },
    { form: null, staff: null, safe: null, services: null }
  ]);
});

test('load(clean.csv) counts the rows that break a rule, with the first line', async () => {
  const { report } = await loadFixture('unknown_codes.csv');
  expect(report.checks).toEqual([{ rule: 'small_own', severity: 'warning', count: 1, firstLine: 2, lines: [2] }]);
});

test('load(areas.csv) lists rows of no, an unknown area and an unknown wave', async () => {
  const { report, tables } = await loadFixture('areas.csv');
  expect(report).toMatchObject({ records: 7, rows: 3, rejects: 4 });
  expect(report.rejectSample.map(({ line, reason }) => [line, reason])).toEqual([
    [5, 'noArea'],
    [6, 'unknownArea'],
    [7, 'unknownWave'],
    [8, 'unknownWave']
  ]);
  expect(tables[0]!.areas).toEqual(['100001']);
  expect(strange(report)).toEqual([['district', '北区', 1, [6]]]);
});

test('load(ragged.csv) fills a record that ends early, and lists one with too many fields', async () => {
  const { report, tables } = await loadFixture('ragged.csv');
  expect(report).toMatchObject({ records: 4, rows: 3, rejects: 1 });
  expect(report.repairs).toEqual([{ kind: 'filled', count: 1, lines: [3] }]);
  expect(report.rejectSample).toEqual([
    { line: 4, reason: 'tooManyFields', text: 'u3,2014,100001,none,3,,0,,,,extra,more' }
  ]);
  expect(await contents(tables[0]!, 'unit_id')).toEqual([{ unit_id: 'u1' }, { unit_id: 'u2' }, { unit_id: 'u4' }]);
});

test('load(quoted_newline.csv) names lines of the file, not records', async () => {
  const { report, tables } = await loadFixture('quoted_newline.csv');
  expect(report).toMatchObject({ records: 3, rows: 2, rejects: 1 });
  expect(await contents(tables[0]!, 'unit_id, line__')).toEqual([
    { unit_id: 'u\n1', line__: 2 },
    { unit_id: 'u2', line__: 5 }
  ]);
  expect(report.rejectSample).toMatchObject([{ line: 6, reason: 'unknownArea' }]);
  expect(report.notUnderstood[0]).toMatchObject({ column: 'district', value: '?', firstLine: 6 });
});

test('load(unclosed_quote.csv) loses the line of the quote and no other', async () => {
  const { report, tables } = await loadFixture('unclosed_quote.csv');
  expect(report).toMatchObject({ records: 3, rows: 2, rejects: 1, problem: null });
  expect(report.rejectSample).toEqual([{ line: 3, reason: 'unclosedQuote', text: 'u2,2014,"100002,joint,2,,0,,,' }]);
  expect(await contents(tables[0]!, 'unit_id, line__')).toEqual([
    { unit_id: 'u1', line__: 2 },
    { unit_id: 'u3', line__: 4 }
  ]);
});

test('load(two_waves.csv) makes a table for each wave', async () => {
  const { report, tables } = await loadFixture('two_waves.csv');
  expect(report.waves).toEqual(['2013', '2014']);
  expect(tables.map(({ wave, rows }) => [wave, rows])).toEqual([
    ['2013', 2],
    ['2014', 1]
  ]);
});

test('load(hostile.csv) keeps hostile headers and cells as text', async () => {
  const { report, tables } = await loadFixture('hostile.csv');
  expect(unknown(report)).toEqual(['<img src=x onerror=alert(1)>', '__proto__', '"; DROP TABLE unit; --']);
  expect(report).toMatchObject({ records: 2, rows: 1, rejects: 1 });
  expect(await contents(tables[0]!, 'unit_id, form, staff')).toEqual([
    { unit_id: '<img src=x onerror=alert(1)>', form: null, staff: 1 }
  ]);
  expect(report.notUnderstood.map(({ column, value }) => [column, value])).toEqual([
    ['district', '"; DROP TABLE'],
    ['form', '__proto__'],
    ['form', 'constructor']
  ]);
});

test.each([
  ['empty.csv', 'empty', {}],
  ['blank.csv', 'empty', {}],
  ['header_only.csv', 'headerOnly', { table: 'unit' }],
  ['workbook.xlsx', 'workbook', { reason: 'damaged' }],
  ['old_workbook.xls', 'workbook', { reason: 'damaged' }],
  ['picture.csv', 'binary', { kind: 'picture' }],
  ['wrong_table.csv', 'unknownTable', { columns: 3, matched: 0 }],
  ['no_area.csv', 'noAreaColumn', { table: 'unit', column: 'district' }],
  ['unclosed_header.csv', 'unclosedQuote', { line: 1 }]
])('load(%s) reports the problem %s', async (name, code, detail) => {
  const { report, tables } = await loadFixture(name);
  expect(report.problem).toEqual({ code, detail });
  expect(tables).toEqual([]);
});

test.each([
  'clean.csv',
  'numbers.csv',
  'missing.csv',
  'areas.csv',
  'ragged.csv',
  'two_waves.csv',
  'unclosed_quote.csv',
  'hostile.csv'
])('load(%s, { partBytes }) stores and reports the same whatever the parts', async (name) => {
  const whole = await loadFixture(name);
  const rowsOf = (tables: StoredTable[]) => Promise.all(tables.map((table) => contents(table)));
  const stored = await rowsOf(whole.tables);
  for (const table of whole.tables) await drop(engine, table);
  for (const partBytes of [1, 60, 130]) {
    const [parted] = await load(engine, survey, [fixture(name)], { partBytes });
    expect(parted!.report).toEqual(whole.report);
    expect(parted!.tables.map(({ name, rows, columns }) => ({ name, rows, columns: [...columns].sort() }))).toEqual(
      whole.tables.map(({ name, rows, columns }) => ({ name, rows, columns: [...columns].sort() }))
    );
    const sorted = (tables: Record<string, unknown>[][]) =>
      tables.map((table) => table.map((row) => Object.fromEntries(Object.entries(row).sort())));
    expect(sorted(await rowsOf(parted!.tables))).toEqual(sorted(stored));
    for (const table of parted!.tables) await drop(engine, table);
  }
});

test.each([
  ['lines that end in one way', '\n'],
  ['lines that end in two ways', '\r\n']
])('load passes over blank lines of spaces, tabs and delimiters: %s', async (_, end) => {
  const lines = [
    'unit_id,period,district,staff',
    'u1,2014,100001,5',
    '  ',
    '\t, ,',
    '" ",""',
    ',,,',
    'u2,2014,100002,6'
  ];
  const file = new Blob([lines[0]!, end, lines.slice(1).join('\n'), '\n']);
  const [loaded] = await load(engine, survey, [{ file, name: 'blank.csv' }]);
  expect(loaded!.report).toMatchObject({ problem: null, records: 2, rows: 2, rejects: 0 });
  expect(await contents(loaded!.tables[0]!, 'line__')).toEqual([{ line__: 2 }, { line__: 7 }]);
});

test.each(['utf-8', 'gb18030'] as const)(
  'the records of a file in %s are shown after it was changed on the disk',
  async (encoding) => {
    const text = 'unit_id,period,district,staff\n一厂,2014,100001,5\n';
    const file = new Blob([encoding === 'utf-8' ? text : gb18030(text)]);
    const isChanged = unreadable(file);
    const [loaded] = await load(engine, survey, [{ file, name: 'open_in_excel.csv' }]);
    expect(loaded!.report).toMatchObject({ encoding, rows: 1 });
    isChanged.now = true;
    await expect(file.slice(0, 1).arrayBuffer()).rejects.toThrow('could not be read');
    expect(await records(loaded!.text!, [2])).toEqual([{ line: 2, fields: ['一厂', '2014', '100001', '5'] }]);
  }
);

/** From the moment that is said on, a file fails as a browser's does whose bytes are others than when it was picked. */
function unreadable(file: Blob): { now: boolean } {
  const isChanged = { now: false };
  const slice = file.slice.bind(file);
  file.slice = (...range) => {
    const part = slice(...range);
    const read = part.arrayBuffer.bind(part);
    part.arrayBuffer = () =>
      isChanged.now ? Promise.reject(new DOMException('the file could not be read', 'NotReadableError')) : read();
    return part;
  };
  return isChanged;
}

test('load reads a file again as GB18030 when its UTF-8 ends behind the head', async () => {
  const gbk = new Uint8Array([0xd2, 0xbb, 0xb3, 0xa7]);
  const file = new Blob(['unit_id,period,district,staff\nu1,2014,100001,5\n', gbk, ',2014,100002,6\n']);
  const [loaded] = await load(engine, survey, [{ file, name: 'late.csv' }], { headBytes: 20 });
  expect(loaded!.report).toMatchObject({ encoding: 'gb18030', records: 2, rows: 2 });
  expect(await contents(loaded!.tables[0]!, 'unit_id')).toEqual([{ unit_id: 'u1' }, { unit_id: '一厂' }]);
});

test('load sets totals, notes and left-out records aside, and takes back what the person wants', async () => {
  const file = new Blob([
    'unit_id,period,district,staff\nu1,2014,100001,5\nu2,2014,100001,6\n小计,2014,100001,11\n',
    '合计,,,11\n注：不含个体工商户,,,\n填表人：某某\n'
  ]);
  const [all] = await load(engine, survey, [{ file, name: 'totals.csv' }]);
  expect(all!.report).toMatchObject({ records: 6, rows: 2, rejectCounts: { total: 2, note: 2 } });
  expect(all!.report.rejectSample.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'total'],
    [5, 'total'],
    [6, 'note'],
    [7, 'note']
  ]);
  const instructions = { takenBack: [4], leftOut: [3] };
  const [some] = await load(engine, survey, [{ file, name: 'totals.csv', instructions }]);
  expect(some!.report).toMatchObject({ records: 6, rows: 2, rejectCounts: { total: 1, note: 2, leftOut: 1 } });
  expect(await contents(some!.tables[0]!, 'unit_id, line__')).toEqual([
    { unit_id: 'u1', line__: 2 },
    { unit_id: '小计', line__: 4 }
  ]);
});

test('load lists the total below more records of unknown areas than are listed', async () => {
  const nowhere = Array.from({ length: 1200 }, (_, i) => `n${i},2014,某地,5\n`).join('');
  const file = new Blob([`unit_id,period,district,staff\nu1,2014,100001,5\n${nowhere}合计,,,6005\n`]);
  const [loaded] = await load(engine, survey, [{ file, name: 'crowded.csv' }]);
  expect(loaded!.report).toMatchObject({ records: 1202, rows: 1, rejectCounts: { unknownArea: 1200, total: 1 } });
  const listed = loaded!.report.rejectSample;
  expect(listed.filter(({ reason }) => reason === 'unknownArea')).toHaveLength(1000);
  expect(listed.at(-1)).toMatchObject({ line: 1203, reason: 'total' });
});

test('load lists every row whose key came before, so that all can be left out in one go', async () => {
  const row = (i: number) => `u${i % 1500},2014,100001,5\n`;
  const content = `unit_id,period,district,staff\n${Array.from({ length: 3000 }, (_, i) => row(i)).join('')}`;
  const source = { file: new Blob([content]), name: 'twice.csv' };
  const [twice] = await load(engine, survey, [source]);
  const repeated = twice!.report.damages.find(({ kind }) => kind === 'duplicateKey')!;
  // the header is line 1, the first 1,500 units lines 2 to 1501
  expect(repeated.lines).toEqual(Array.from({ length: 1500 }, (_, i) => 1502 + i));
  const [once] = await load(engine, survey, [{ ...source, instructions: { leftOut: repeated.lines } }]);
  expect(once!.report).toMatchObject({ records: 3000, rows: 1500, rejectCounts: { leftOut: 1500 }, damages: [] });
});

test('load finds ids in scientific notation, lost leading zeros and repeated keys, with their lines', async () => {
  const ids = ['0012', '0345', '0012', '777', '1.10E+17', '0988'];
  const file = new Blob([`unit_id,period,district\n${ids.map((id) => `${id},2014,100001\n`).join('')}`]);
  const [loaded] = await load(engine, survey, [{ file, name: 'ids.csv' }]);
  expect(loaded!.report.damages).toEqual([
    { column: 'unit_id', kind: 'scientific', count: 1, examples: ['1.10E+17'], lines: [6] },
    { column: 'unit_id', kind: 'leadingZeros', count: 1, examples: ['777'], lines: [5] },
    { column: 'unit_id', kind: 'duplicateKey', count: 1, examples: ['0012'], lines: [4] }
  ]);
});

test('load(.., { limit }) refuses a file that needs more memory, and says what fewer columns would need', async () => {
  const source = fixture('clean.csv');
  const [loaded] = await load(engine, survey, [source], { limit: 100 });
  const { code, detail } = loaded!.report.problem!;
  expect(code).toBe('tooLarge');
  expect(detail).toMatchObject({ limit: 100, needed: memoryNeeded(source.file.size, 10, 10), columns: 5 });
  expect(Number(detail.fewer)).toBeLessThan(Number(detail.needed));
});

test('load of rows that are all rejected says so and lists them', async () => {
  const file = new Blob(['unit_id,period,district\nu1,2014,北区\n']);
  const [loaded] = await load(engine, survey, [{ file, name: 'north.csv' }]);
  expect(loaded!.report.problem).toEqual({
    code: 'noUsableRow',
    detail: { records: 1, reason: 'unknownArea', line: 2 }
  });
  expect(loaded!.report.rejectSample).toHaveLength(1);
  expect(await tableNames()).toEqual([]);
});

test('load takes the wave of a file without a wave column from its source, else the last wave', async () => {
  const file = new Blob(['district,age,member\n100001,30,1\n']);
  const sources = [
    { file, name: 'a.csv', wave: '2013' },
    { file, name: 'b.csv' }
  ];
  const loaded = await load(engine, survey, sources);
  expect(loaded.map(({ tables }) => tables[0]!.wave)).toEqual(['2013', '2014']);
});

test('load of several files: a bad one hurts no other', async () => {
  const loaded = await load(engine, survey, ['picture.csv', 'clean.csv', 'empty.csv', 'bom.csv'].map(fixture));
  expect(loaded.map(({ report, tables }) => [report.problem?.code ?? null, tables.length])).toEqual([
    ['binary', 0],
    [null, 1],
    ['empty', 0],
    [null, 1]
  ]);
});

test('load gives the same content the same name, and other content another', async () => {
  const [a, b, c] = await load(engine, survey, ['clean.csv', 'clean.csv', 'bom.csv'].map(fixture));
  expect(a!.tables[0]!.name).toMatch(/^unit_[0-9a-f]{16}$/);
  expect(b!.tables[0]!.name).toBe(a!.tables[0]!.name);
  expect(c!.tables[0]!.name).not.toBe(a!.tables[0]!.name);
});

test('load that is cancelled, at whatever statement, leaves what was there and nothing else', async () => {
  await load(engine, survey, [fixture('clean.csv')]);
  const before = await tableNames();
  const sources = ['clean.csv', 'bom.csv', 'ragged.csv', 'two_waves.csv', 'quoted_newline.csv'].map(fixture);
  for (let statement = 1; ; statement++) {
    const stop = new AbortController();
    let count = 0;
    const { query } = engine;
    engine.query = (sql, signal) => {
      if (signal && ++count === statement) stop.abort();
      return query(sql, signal);
    };
    const outcome = await load(engine, survey, sources, { signal: stop.signal }).catch((cause: unknown) => cause);
    engine.query = query;
    if (Array.isArray(outcome)) {
      expect(statement).toBeGreaterThan(10);
      return;
    }
    expect(outcome).toMatchObject({ name: 'AbortError' });
    expect(await tableNames()).toEqual(before);
  }
}, 30_000);

test('load reports progress that never falls and ends at 1', async () => {
  const shares: number[] = [];
  await load(engine, survey, ['clean.csv', 'ragged.csv'].map(fixture), { progress: ({ share }) => shares.push(share) });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('load(an engine that does not start) says nothing more once it has failed', async () => {
  const steps: string[] = [];
  let failed = () => undefined;
  const starting = new Promise<Engine>((_, reject) => {
    failed = () => void reject(new Error('no engine'));
  });
  const long = new Blob([`unit_id,district\n${'u1,100001\n'.repeat(400_000)}`]);
  const progress = ({ step }: { step: string }) => {
    steps.push(step);
    failed();
  };
  await expect(load(starting, survey, [{ name: 'long.csv', file: long }], { progress })).rejects.toThrow('no engine');
  const before = steps.length;
  await new Promise((later) => setTimeout(later, 200));
  expect(steps).toHaveLength(before);
});

test('load of many spellings looks them up in a table', async () => {
  const lines = Array.from(
    { length: 300 },
    (_, n) => `u${n},2014,${' '.repeat(n % 50)}东${' '.repeat(n % 7)}区,own,"${n + 1},000"`
  );
  const file = new Blob([`unit_id,period,district,form,staff\n${lines.join('\n')}\n`]);
  const [loaded] = await load(engine, survey, [{ file, name: 'many.csv' }]);
  expect(loaded!.report).toMatchObject({ records: 300, rows: 300, notUnderstood: [] });
  const [sum] = await contents(loaded!.tables[0]!, 'staff').then((all) => [
    all.reduce((s, { staff }) => s + Number(staff), 0)
  ]);
  expect(sum).toBe((1000 * 300 * 301) / 2);
});

test('load stores the same whether a file goes the fast path or the cleaning path', async () => {
  const head = 'unit_id,period,district,form,staff,pay,safe,services,founded,mood';
  const lines = Array.from({ length: 500 }, (_, n) => {
    const pick = (...texts: string[]) => texts[(n * 7919 + texts.length * 31) % texts.length]!;
    const form = pick('own', 'joint', 'none', 'na', '');
    const services = pick('legal', 'legal|help', '', 'help', 'help', 'legal');
    const founded = pick('', '1999-01-31', '2020-02-29');
    const mood = pick('1', '2', '3', 'na', '', '', '2');
    return [
      `u${n}`,
      '2014',
      pick('100001', '100002'),
      form,
      pick('', '0', `${n}`),
      pick('', '1.25', '7'),
      pick('', '0', '1'),
      services,
      founded,
      mood
    ];
  });
  const text = [head, ...lines.map((line) => line.join(','))].join('\n');
  // one row more that only the cleaning path can read
  const longer = `${text}\nlast,2014,东区,own,1,,是,,,\n`;
  const [short, long] = await load(engine, survey, [
    { file: new Blob([text]), name: 'short.csv' },
    { file: new Blob([longer]), name: 'long.csv' }
  ]);
  expect([short!.report.rows, long!.report.rows]).toEqual([500, 501]);
  const columns = short!.tables[0]!.columns.filter((name) => name !== 'founded').map(identifier);
  const wanted = [
    'line__',
    ...columns,
    'CAST(founded AS VARCHAR) AS founded',
    'typeof(form) AS t',
    'typeof(safe) AS s'
  ].join(', ');
  expect(short!.tables[0]!.columns).toEqual(long!.tables[0]!.columns);
  expect((await contents(long!.tables[0]!, wanted)).slice(0, 500)).toEqual(await contents(short!.tables[0]!, wanted));
});

test.each(['plain', 'long'])('load(..) the %s way understands no negative weight', async (way) => {
  const weighing = {
    ...survey,
    tables: survey.tables.map((spec) => ({
      ...spec,
      variables: spec.variables.map((one) => (one.name === 'pay' || one.name === 'staff' ? { ...one, least: 0 } : one))
    }))
  };
  const staff = way === 'plain' ? '12' : '１２';
  const text = `unit_id,period,district,staff,pay\nu1,2014,100001,${staff},1.5\nu2,2014,100001,-3,0\nu3,2014,100002,4,-0.5\n`;
  const [loaded] = await load(engine, weighing, [{ name: 'unit.csv', file: new Blob([text]) }]);
  expect(await contents(loaded!.tables[0]!, 'staff, pay')).toEqual([
    { staff: 12, pay: 1.5 },
    { staff: null, pay: 0 },
    { staff: 4, pay: null }
  ]);
  expect(strange(loaded!.report)).toEqual([
    ['staff', '-3', 1, [3]],
    ['pay', '-0.5', 1, [4]]
  ]);
});

test('load(..) tells of weights of 0, and of a weight of over a tenth of its area', async () => {
  const weighing = { ...survey, tables: survey.tables.map((spec) => ({ ...spec, weight: 'pay' })) };
  const rest = Array.from({ length: 11 }, (_, at) => `v${at},2014,100001,1`);
  const few = ['w1,2014,100002,5', 'w2,2014,100002,5'];
  const text = ['unit_id,period,district,pay', 'u1,2014,100001,0', 'u2,2014,100001,4', ...rest, ...few, ''].join('\n');
  const [loaded] = await load(engine, weighing, [{ name: 'unit.csv', file: new Blob([text]) }]);
  const { damages } = loaded!.report;
  expect(damages.map(({ kind, count, lines }) => [kind, count, lines])).toEqual([
    ['zeroWeight', 1, [2]],
    ['heavyWeight', 1, [3]]
  ]);
});
