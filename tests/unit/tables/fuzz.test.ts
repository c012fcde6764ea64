import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { NotUtf8 } from '../../../src/lib/intake/text/decode';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { match } from '../../../src/lib/intake/match/match';
import { readText } from '../../../src/lib/intake/text/readText';
import { sniff } from '../../../src/lib/intake/shape/sniff';
import { load } from '../../../src/lib/tables/load/load';
import { nativeEngine } from '../../nativeEngine';
import { dropAll, tableNames } from './engineTables';
import { survey } from './survey';

const folder = 'tests/fixtures/intake';
const fixtures = readdirSync(folder, { withFileTypes: true })
  .flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  .filter((name) => !name.endsWith('.json'))
  .map((name) => new Uint8Array(readFileSync(`${folder}/${name}`)));

type Random = (below: number) => number;

/** Whole numbers from 0 on, the same ones for the same seed (mulberry32). */
function random(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Bytes that mean something to some reader. */
const telling = [0, 9, 10, 13, 34, 39, 44, 59, 124, 0x30, 0x80, 0x81, 0xa9, 0xc2, 0xef, 0xbb, 0xbf, 0xfe, 0xff];

/** A fixture with a few of its bytes changed, cut, repeated, or put into another one; its first line stays in half of all. */
function mutated(random: Random): Uint8Array<ArrayBuffer> {
  let bytes = Array.from(fixtures[random(fixtures.length)]!);
  const first = random(2) ? 0 : bytes.indexOf(10) + 1;
  for (let count = 1 + random(4); count > 0; count--) {
    const at = first + random(bytes.length - first + 1);
    const length = random(random(4) === 0 ? 400 : 12);
    switch (random(random(4) === 0 ? 6 : 4)) {
      case 0:
        if (at < bytes.length) bytes[at] = bytes[at]! ^ (1 << random(8));
        break;
      case 1:
        bytes.splice(at, length);
        break;
      case 2:
        bytes.splice(
          at,
          0,
          ...Array.from({ length }, () => (random(2) ? telling[random(telling.length)]! : random(256)))
        );
        break;
      case 3:
        bytes.splice(at, 0, ...bytes.slice(at, at + length));
        break;
      case 4: {
        const other = Array.from(fixtures[random(fixtures.length)]!);
        bytes = [...bytes.slice(0, at), ...other.slice(random(other.length + 1))];
        break;
      }
      case 5:
        bytes = random(2) ? bytes.reverse() : bytes.slice(at);
    }
  }
  return new Uint8Array(bytes);
}

/** What somebody may have said of another file, or of this one before it changed. */
function instructed(random: Random): Instructions {
  const some = <Value>(...values: Value[]) => values[random(values.length)]!;
  const lines = () => Array.from({ length: random(4) }, () => random(12) - 1);
  const all: Instructions = {
    encoding: some('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'),
    delimiter: some(',', ';', '\t', '|'),
    sheet: some('Sheet1', '无此表'),
    header: { record: random(40), records: some(1, 2) },
    table: some('unit', 'person', 'nothing'),
    wave: some('2013', '1999'),
    columns: {
      unit_id: some(null, { question: 'unit_id', option: null }, { question: 'no_such', option: null }),
      staff: some(null, { question: 'services', option: 'legal' }, { question: 'services', option: 'no_such' }),
      form: { question: 'district', option: null },
      __proto__x: null
    },
    values: { form: { own: some('joint', 'no_such', null) }, staff: { '120': 'abc' }, no_such: { a: 'b' } },
    personal: ['姓名', 'no such'],
    takenBack: lines(),
    leftOut: lines(),
    neededOnly: random(2) === 0
  };
  return Object.fromEntries(Object.entries(all).filter(() => random(4) === 0));
}

/** No round may take longer, in milliseconds. */
const patience = 5000;

/** @returns what the work gave; throws with the seed when it throws or takes too long */
async function inTime<Result>(seed: number, work: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const start = performance.now();
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('hangs')), patience);
  });
  try {
    const result = await Promise.race([work(), late]);
    if (performance.now() - start > patience) throw new Error('takes too long');
    return result;
  } catch (cause) {
    throw new Error(`seed ${seed}: ${cause instanceof Error ? cause.stack : String(cause)}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

test(
  'readText, sniff and match of mutated bytes give a shape and a match, or a problem',
  { timeout: 60_000 },
  async () => {
    let matched = 0;
    let problems = 0;
    for (let seed = 1; seed <= 1200; seed++) {
      await inTime(seed, async () => {
        const numbers = random(seed);
        const file = new Blob([mutated(numbers)]);
        const instructions = seed % 2 ? {} : instructed(numbers);
        const shape = await shapeOf(file, instructions).catch((cause: unknown) => {
          if (cause instanceof NotUtf8) return shapeOf(file, { encoding: 'gb18030', ...instructions });
          throw cause;
        });
        if ('problem' in shape) return problems++;
        expect(shape.preview.length).toBeLessThanOrEqual(30);
        const names = shape.header.filter((name) => name !== '');
        expect(new Set(names).size).toBe(names.length);
        const found = await match(shape, survey, instructions, []);
        expect(found.columns).toHaveLength(shape.header.length);
        return 'problem' in found ? problems++ : matched++;
      });
    }
    // a fuzz test that only ever meets the first guard tests nothing
    expect(Math.min(matched, problems)).toBeGreaterThan(200);
  }
);

async function shapeOf(file: Blob, instructions: Instructions) {
  const content = await readText(file, instructions, survey);
  return 'problem' in content ? content : sniff(await content.text.slice(0, Infinity), instructions, survey);
}

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

test('load of mutated bytes accounts for every record, or reports a problem', { timeout: 60_000 }, async () => {
  let loadedRows = 0;
  for (let seed = 1; seed <= 160; seed++) {
    await inTime(seed, async () => {
      const numbers = random(seed * 7919);
      const source = {
        file: new Blob([mutated(numbers)]),
        name: 'mutated.csv',
        instructions: seed % 2 ? {} : instructed(numbers)
      };
      const [loaded] = await load(engine, survey, [source], { partBytes: [1, 50, 1 << 20][seed % 3]! });
      const { report, tables } = loaded!;
      expect(report.problem?.code, JSON.stringify(report.problem)).not.toBe('unreadable');
      expect(report.rows + report.rejects).toBe(report.records);
      expect(report.rejectSample).toHaveLength(report.rejects);
      expect(tables.reduce((sum, table) => sum + table.rows, 0)).toBe(report.rows);
      expect(report.problem === null).toBe(tables.length > 0);
      expect(await tableNames(engine)).toEqual(tables.map(({ name }) => name).sort());
      loadedRows += report.rows;
      await dropAll(engine);
    });
  }
  expect(loadedRows).toBeGreaterThan(60);
});
