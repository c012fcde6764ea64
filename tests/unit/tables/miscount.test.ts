import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { place } from '../../../src/lib/session/files/place';
import type { Engine } from '../../../src/lib/engine/engine';
import { problemText } from '../../../src/lib/intake/words/problemText';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { assemble } from '../../../src/lib/tables/load/assemble';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import type { Keeps } from '../../../src/lib/tables/load/repeats';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { dropAll, tableNames } from './engineTables';

/** An engine that loses a row or has one twice, on each way that rows take: two counts differ, and nothing of the file is shown. */
const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  engine = await nativeEngine();
});
afterEach(() => dropAll(engine));
afterAll(() => engine.close());

/** Each as how often the first and the second row of a statement come. */
const faults = { loses: [0, 1], doubles: [2, 1], 'doubles one and loses another of': [2, 0] } as const;
type Fault = keyof typeof faults;

/** A faulty engine: of every statement that is hit, the first rows come as often as told. */
function faulty(fault: Fault, isHit: (sql: string) => boolean): { engine: Engine; hits: () => number } {
  let hits = 0;
  const [first, second] = faults[fault];
  const query: Engine['query'] = async (sql, signal) => {
    if (!isHit(sql)) return engine.query(sql, signal);
    hits++;
    const [, into, select] = /^\s*(CREATE TABLE (?:IF NOT EXISTS )?\S+ AS|INSERT INTO \S+ \([^)]*\))([^]*)$/.exec(sql)!;
    return engine.query(
      `${into} SELECT * EXCLUDE (nth__, time__) FROM (SELECT *, row_number() OVER () AS nth__ FROM (${select})) AS mine,
         range(CASE nth__ WHEN 1 THEN ${first} WHEN 2 THEN ${second} ELSE 1 END) AS times(time__)`,
      signal
    );
  };
  return { engine: Object.assign(Object.create(engine) as Engine, { query }), hits: () => hits };
}

const header = 'unit_id,period,district_code,unit_type,operating,employees,union_form,members';
const plain = (id: string) => `${id},2014,420902,enterprise,normal,20,none,0`;
const worker = 'resp_id,period,district_code,top_issues/employment,top_issues/income';

interface Way {
  file: string;
  isHit: (sql: string) => boolean;
  instructions?: Instructions;
}

const isStored = (sql: string) => /^\s*(CREATE TABLE "load_|INSERT INTO "load_)/.test(sql);
const isStaged = (sql: string) => /^\s*CREATE TABLE memory\.main\./.test(sql);

const ways: Record<string, Way> = {
  'the fast path': { file: [header, plain('U1'), plain('U2'), plain('U3')].join('\n'), isHit: isStored },
  'the cleaning path': {
    file: [header, plain('U1'), plain('U2').replace(',20,', ',20人,'), plain('U3')].join('\n'),
    isHit: isStored
  },
  'the staging of the cleaning path': {
    file: [header, plain('U1'), plain('U2').replace(',20,', ',20人,')].join('\n'),
    isHit: isStaged
  },
  'rows that end early': {
    file: [header, plain('U1'), 'U2,2014,420902,enterprise', plain('U3')].join('\n'),
    isHit: isStored
  },
  'records that are listed': {
    file: [header, plain('U1'), plain('U2').replace('420902', '某某镇'), plain('U3')].join('\n'),
    isHit: isStored
  },
  'columns of options': { file: [worker, 'r1,2014,420902,1,0', 'r2,2014,420902,0,1'].join('\n'), isHit: isStored },
  'more than forty texts of a column, looked up in a table': {
    file: [header, ...Array.from({ length: 60 }, (_, at) => plain(`U${at}`).replace(',20,', `,${1000 + at}人,`))].join(
      '\n'
    ),
    isHit: isStored
  },
  'a record that a person took back': {
    file: [header, plain('U1'), plain('U2').replace('enterprise', '"enterprise'), plain('U3')].join('\n'),
    isHit: isStored,
    instructions: { takenBack: [3] }
  }
};

test.each(Object.keys(ways).flatMap((way) => (Object.keys(faults) as Fault[]).map((fault) => [way, fault] as const)))(
  'load() over an engine that on %s %s a row shows nothing of the file and names both counts',
  async (way, fault) => {
    const { file, isHit, instructions = {} } = ways[way]!;
    const read = (by: Engine) => load(by, codebook, [{ name: 'a.csv', file: new Blob([file]), instructions }]);
    const records = file.split('\n').length - 1;
    const [sound] = await read(engine);
    expect(sound!.report).toMatchObject({ problem: null, records });
    await dropAll(engine);

    const wrong = faulty(fault, isHit);
    const [one] = await read(wrong.engine);
    expect(wrong.hits()).toBeGreaterThan(0);
    expect(one!.tables).toEqual([]);
    expect(await tableNames(engine)).toEqual([]);
    const { problem } = one!.report;
    expect(problem?.code).toBe('miscounted');
    expect(Number(problem!.detail.rows) + Number(problem!.detail.rejects)).not.toBe(problem!.detail.records);
    expect(problemText(problem!, codebook)).toContain(
      `有 ${Number(problem!.detail.records)} 条记录，入库 ${Number(problem!.detail.rows)} 行`
    );
  }
);

const units = (name: string, ...ids: string[]) => ({ name, file: new Blob([[header, ...ids.map(plain)].join('\n')]) });

/** The way out of the files into one table, with and without units that two of them have. */
test.each(
  (['later', 'earlier', 'both'] as Keeps[]).flatMap((keeps) =>
    (['loses', 'doubles'] as Fault[]).flatMap((fault) =>
      (
        [
          ['U3', 'U4'],
          ['U2', 'U3']
        ] as const
      ).map((ids) => [keeps, fault, ids] as const)
    )
  )
)(
  'assemble() of files of which the %s counts, over an engine that %s a row, throws (U1, U2 and %j)',
  async (keeps, fault, ids) => {
    const files: Loaded[] = await load(engine, codebook, [units('a.csv', 'U1', 'U2'), units('b.csv', ...ids)]);
    const open = place([], files, 'append', codebook, keeps);
    const isShared = ids.some((id) => id === 'U2');
    const rows = isShared && keeps !== 'both' ? 3 : 4;
    expect((await assemble(engine, codebook, open))[0]!.rows).toBe(rows);
    await dropAll(engine);

    const again = place(
      [],
      await load(engine, codebook, [units('a.csv', 'U1', 'U2'), units('b.csv', ...ids)]),
      'append',
      codebook,
      keeps
    );
    const wrong = faulty(fault, (sql) => /^\s*CREATE TABLE IF NOT EXISTS "unit_/.test(sql));
    const stored = rows + (fault === 'loses' ? -1 : 1);
    const message = `4 records are ${stored} rows and ${4 - rows} rejects`;
    await expect(assemble(wrong.engine, codebook, again)).rejects.toThrow(message);
    expect(wrong.hits()).toBe(1);
  }
);
