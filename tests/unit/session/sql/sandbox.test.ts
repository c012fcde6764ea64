import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineCrash, type Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { ask, queriesFor } from '../../../../src/lib/estimates/ask';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { duckdbSource } from '../../../../src/lib/estimates/sources/duckdb';
import { isTold, numberStatement, type ToldNumber } from '../../../../src/lib/estimates/sources/numberStatement';
import { countedCodes } from '../../../../src/lib/estimates/units/countedCodes';
import { rowsBehind } from '../../../../src/lib/estimates/units/rowsBehind';
import { wholeQuestion } from '../../../../src/lib/figures/question';
import { viewOf } from '../../../../src/lib/figures/view/view';
import { inLocale } from '../../../../src/lib/i18n/label';
import { askSql, type SqlFault } from '../../../../src/lib/session/sql/askSql';
import { Sandbox } from '../../../../src/lib/tables/open/Sandbox';
import { exampleStatements } from '../../../../src/lib/tables/open/exampleStatements';
import { openTables } from '../../../../src/lib/tables/open/openTables';
import { nativeEngine } from '../../../nativeEngine';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';
import { words } from '../../tables/open/words';

let survey: OpenedSurvey;
let tables: ReturnType<typeof openTables>;
let sandbox: Sandbox;
const started: Engine[] = [];
const never = new AbortController().signal;

beforeAll(async () => {
  survey = await openSurvey('xiaogan');
  tables = openTables(survey.codebook, survey.survey.stored, words, (label) => inLocale(label, 'zh-CN'));
  sandbox = new Sandbox(open, survey.engine);
}, 60_000);
afterAll(async () => {
  await Promise.all([sandbox.close(), survey.engine.close()]);
});

async function open(): Promise<Engine> {
  const engine = await nativeEngine();
  started.push(engine);
  return engine;
}

async function answer(statement: string): Promise<Record<string, unknown>[]> {
  const given = await askSql(sandbox, statement, tables, never);
  if (!given || 'fault' in given) throw new Error(JSON.stringify(given));
  const { columns, rows, cell } = given.result;
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(({ name }, column) => [name, cell(row, column)]))
  );
}
async function fault(statement: string, seconds?: number): Promise<SqlFault> {
  const given = await askSql(sandbox, statement, tables, never, undefined, seconds);
  if (!given || 'result' in given) throw new Error(`${statement} was answered`);
  return given.fault;
}
async function raw(sql: string) {
  await sandbox.bring(tables.open, never);
  return sandbox.run(sql, never, 10);
}

test('askSql(…) answers from copies that have the types and rows of the stored tables, codes as texts', async () => {
  for (const table of tables.open) {
    const { name, sql, rows: count } = table;
    const stored = rows<{ column_name: string; column_type: string }>(await survey.engine.query(`DESCRIBE ${sql}`));
    const copied = await answer(`DESCRIBE ${name}`);
    // codes come as texts
    const typed = (all: Record<string, unknown>[]) =>
      all.map((one) => [one.column_name, String(one.column_type).replace(/^ENUM.*/, 'VARCHAR')]);
    expect(typed(copied)).toEqual(typed(stored));
    expect(await answer(`SELECT count(*) AS n FROM ${name}`)).toEqual([{ n: count }]);
    const sum = `SELECT sum(hash(CAST(t AS VARCHAR)) % 1000003) AS h FROM`;
    expect(await answer(`${sum} ${name} t`)).toEqual(rows(await survey.engine.query(`${sum} (${sql}) t`)));
  }
});

test('every statement behind the figures of unit tables runs as it stands, and gives what the page has counted', async () => {
  const view = viewOf(survey.pageOf({}));
  const queries = queriesFor(survey.codebook, survey.survey.stored, wholeQuestion(view, survey.survey));
  const source = duckdbSource(survey.engine);
  const asked = queries.filter(({ waveTables }) =>
    waveTables.every(({ name }) => tables.open.some(({ stored }) => stored === name))
  );
  expect(asked.length).toBeGreaterThan(0);
  for (const query of asked) {
    const sql = source.statement(query);
    const inOrder = (all: object[]) => all.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(await answer(sql))).toEqual(inOrder(rows(await survey.engine.query(sql))));
  }
});

test('the statement that explains a number of units is allowed and gives that number', async () => {
  const { codebook, source, survey: opened } = survey;
  const query = { waves: ['2014'], filters: { unit_type: ['enterprise'] }, base: 'covered' };
  const estimates = await ask(source, codebook, opened.stored, query);
  const isOfUnits = ({ indicator }: Estimate) =>
    codebook.indicators.some(({ id, table, combine }) => id === indicator && table === 'unit' && combine === null);
  const some = estimates.filter((one) => one.value !== null && isOfUnits(one)).filter((_, at) => at % 29 === 0);
  expect(some.length).toBeGreaterThan(10);
  for (const estimate of some) {
    const view = { ...query, wave: '2014' };
    const conflicts = estimate.sum?.conflicts ?? [];
    const codes = await countedCodes(source, codebook, opened.stored, estimate, view, conflicts);
    const behind = rowsBehind(codebook, opened.stored, estimate, view, { conflicts, codes });
    if ('none' in behind) throw new Error(behind.none);
    const [told] = (await answer(numberStatement(behind))) as unknown as ToldNumber[];
    expect(isTold(told!, estimate), `${estimate.indicator} ${estimate.area}`).toBe(true);
  }
});

test('every example is allowed and answered; the rate by area is what the page shows', async () => {
  const { codebook, survey: opened } = survey;
  const view = viewOf(survey.pageOf({}));
  const examples = exampleStatements(codebook, tables.open, view.wave, {
    area: '地区',
    numerator: '分子',
    denominator: '分母',
    count: '单位数',
    rate: ({ short }) => inLocale(short, 'zh-CN')
  });
  expect(examples.map(({ kind }) => kind)).toEqual(['rate', 'count', 'summary', 'rows']);
  for (const { sql } of examples) expect((await answer(sql)).length).toBeGreaterThan(0);

  const [rate] = examples;
  const { id, short } = rate!.indicator!;
  const estimates = await ask(survey.source, codebook, opened.stored, wholeQuestion(view, opened));
  const names = new Map(codebook.areas.map(({ code, label }) => [code, inLocale(label, 'zh-CN')]));
  const shown = estimates
    .filter(
      ({ indicator, wave, area }) => indicator === id && wave === view.wave && names.has(area) && area !== codebook.root
    )
    .map(({ area, numerator, denominator }) => [names.get(area), numerator, denominator]);
  const given = await answer(rate!.sql);
  const inOrder = (all: unknown[][]) => all.sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  expect(inOrder(given.map((row) => [row['地区'], row['分子'], row['分母']]))).toEqual(inOrder(shown));
  for (const row of given)
    expect(row[inLocale(short, 'zh-CN')]).toBeCloseTo((100 * Number(row['分子'])) / Number(row['分母']), 0.9);
});

test('a statement behind figures of persons is refused by name', async () => {
  const view = viewOf(survey.pageOf({}));
  const queries = queriesFor(survey.codebook, survey.survey.stored, wholeQuestion(view, survey.survey));
  const closed = queries.filter(({ waveTables }) =>
    waveTables.some(({ name }) => tables.closed.some(({ stored }) => stored === name))
  );
  expect(closed.length).toBeGreaterThan(0);
  for (const query of closed) expect((await fault(duckdbSource(survey.engine).statement(query))).kind).toBe('persons');
});

describe('behind the checker stands an engine that', () => {
  test('has nothing of persons and nothing that is staged', async () => {
    await raw('SELECT 1');
    const all = rows<{ name: string }>(
      await started
        .at(-1)!
        .query(
          `SELECT table_name AS name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views() WHERE NOT internal`
        )
    ).map(({ name }) => name);
    expect(all.sort()).toEqual(tables.open.flatMap(({ name, stored }) => [name, ...(stored ? [stored] : [])]).sort());
    const columns = rows<{ name: string }>(
      await started.at(-1)!.query(`SELECT DISTINCT column_name AS name FROM duckdb_columns() WHERE database_name = 'm'`)
    ).map(({ name }) => name);
    expect(columns).not.toContain('line__');
    expect(columns).not.toContain('resp_id');
  });

  test.each([
    `SELECT * FROM read_csv('FILE')`,
    `SELECT * FROM 'FILE'`,
    `SELECT * FROM read_text('FILE')`,
    `SELECT * FROM read_blob('FILE')`,
    `SELECT * FROM glob('/tmp/*')`,
    `SELECT * FROM sniff_csv('FILE')`,
    `SELECT * FROM read_csv('http://127.0.0.1/x.csv')`,
    `COPY (SELECT 1) TO 'FILE.out'`,
    `COPY areas FROM 'FILE'`,
    `EXPORT DATABASE 'FILE.out'`,
    `ATTACH 'FILE.db' AS other`,
    `INSTALL httpfs`,
    `LOAD httpfs`,
    `SET enable_external_access = true`,
    `RESET enable_external_access`,
    `SET lock_configuration = false`,
    `SET memory_limit = '8GB'`,
    `PRAGMA enable_logging`
  ])('refuses %s', async (statement) => {
    await writeFile('/tmp/sandbox-test.csv', 'secret\n1\n');
    await expect(raw(statement.replace('FILE', '/tmp/sandbox-test.csv'))).rejects.toThrow(
      /Permission|locked|disabled|Catalog|Invalid Input|IO/
    );
  });
});

test('an error is told with its place, behind Chinese characters and lines too', async () => {
  const statement = `SELECT '中文', -- 注释\n  nosuch\nFROM unit_2014`;
  const { kind, type, from, to } = await fault(statement);
  expect([kind, type, statement.slice(from!, to!)]).toEqual(['engine', 'Binder', 'nosuch']);
  const wrong = 'SELECT members\nFORM unit_2014 x';
  const syntax = await fault(wrong);
  expect([syntax.type, wrong.slice(syntax.from!, syntax.to!)]).toEqual(['Parser', 'unit_2014']);
  expect(await fault('SELECT * FROM nosuch')).toMatchObject({ kind: 'unknown', said: 'nosuch', from: 14, to: 20 });
});

const endless = 'SELECT count(*) AS n FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3';

test('a statement that runs is cancelled within 0.2 s, and the next one is answered', async () => {
  let runs = () => undefined as void;
  const begun = new Promise<void>((resolve) => (runs = resolve));
  const own = new Sandbox(async () => {
    const engine = await nativeEngine();
    return {
      ...engine,
      query(sql, ...how) {
        const answer = engine.query(sql, ...how);
        if (sql === endless) setImmediate(runs);
        return answer;
      }
    };
  }, survey.engine);
  const stop = new AbortController();
  const running = askSql(own, endless, tables, stop.signal);
  await begun;
  const began = performance.now();
  stop.abort();
  expect(await running).toBeNull();
  expect(performance.now() - began).toBeLessThan(200);
  expect((await own.run('SELECT 1 AS one', never, 10)).numRows).toBe(1);
  await own.close();
});

test('an engine that does not hear of it is ended within 0.2 s, and a statement that was sent meanwhile has another one', async () => {
  const opened: string[] = [];
  const deaf = new Sandbox(async () => {
    const engine = await nativeEngine();
    opened.push('opened');
    let isOver = false;
    return {
      ...engine,
      query(sql, signal, most) {
        if (sql === 'SELECT 2') return new Promise(() => undefined);
        return isOver ? Promise.reject(new EngineCrash('over')) : engine.query(sql, signal, most);
      },
      close() {
        isOver = true;
        opened.push('closed');
        return engine.close();
      }
    };
  }, survey.engine);
  const stop = new AbortController();
  await deaf.start();
  const running = deaf.run('SELECT 2', stop.signal, 10);
  const began = performance.now();
  stop.abort();
  const next = askSql(deaf, 'SELECT 3 AS n', tables, never);
  await expect(running).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(performance.now() - began).toBeLessThan(200);
  expect(await next).toMatchObject({ result: { rows: 1 } });
  expect(opened).toEqual(['opened', 'closed', 'opened']);
  await deaf.close();
});

/** A source that answers a question about the content of a table only when it is let go. */
function heldSource(): { source: Pick<Engine, 'query'>; isAsked: Promise<void>; letGo: () => void } {
  let letGo = () => undefined as void;
  let asked = () => undefined as void;
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const source = {
    async query(sql: string) {
      const answer = await survey.engine.query(sql);
      if (sql.startsWith('DESCRIBE')) return answer;
      asked();
      await held;
      return answer;
    }
  };
  return { source, isAsked, letGo };
}

test('what was on its way when the sandbox was closed comes neither to its engine nor to the next one', async () => {
  const { source, isAsked, letGo } = heldSource();
  const opened: Engine[] = [];
  const own = new Sandbox(async () => {
    const engine = await nativeEngine();
    opened.push(engine);
    return engine;
  }, source);
  const old = tables.open.filter(({ name }) => name === 'unit_2014' || name === 'areas');
  expect(old).toHaveLength(2);
  const coming = own.bring(old, never).catch((cause: unknown) => cause);
  await isAsked;
  // the same names mean other rows from now on
  await own.close();
  const few = old.map((table) => ({ ...table, sql: `SELECT * FROM (${table.sql}) LIMIT 3` }));
  const anew = own.bring(few, never);
  letGo();
  expect(await coming).toBeInstanceOf(EngineCrash);
  await anew;
  for (const { name } of few)
    expect(rows(await own.run(`SELECT count(*) AS n FROM ${name}`, never, 10)), name).toEqual([{ n: 3 }]);
  await own.close();
  expect(opened).toHaveLength(2);
});

test('a closed sandbox starts no engine for tables that were still on their way', async () => {
  const { source, isAsked, letGo } = heldSource();
  let opened = 0;
  const own = new Sandbox(() => {
    opened++;
    return nativeEngine();
  }, source);
  const coming = own.bring(tables.open.slice(0, 3), never).catch((cause: unknown) => cause);
  const waiting = own.bring(tables.open, never).catch((cause: unknown) => cause);
  await isAsked;
  await own.close();
  letGo();
  expect(await coming).toBeInstanceOf(EngineCrash);
  expect(await waiting).toBeInstanceOf(EngineCrash);
  expect(opened).toBe(1);
});

test('a statement that takes longer than the limit is stopped and says so', async () => {
  expect((await fault(endless, 0.2)).kind).toBe('time');
  expect(await answer('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a statement that gives more rows than are kept is refused, not cut', async () => {
  await expect(sandbox.run('SELECT * FROM range(11)', never, 10)).rejects.toThrow('more than 10 rows');
  expect((await sandbox.run('SELECT * FROM range(10)', never, 10)).numRows).toBe(10);
});

test('values are written as they are: nothing is not zero, a day is a day, a truth is a word, a large number keeps its digits', async () => {
  expect(
    await answer(
      `SELECT NULL AS a, 0 AS b, DATE '2014-02-03' AS c, TIMESTAMP '2014-02-03 10:11:12' AS d, 1 = 1 AS e, 0.1 AS f, '中' AS g, 4294967296 AS h, 1e308 * 10 AS i`
    )
  ).toEqual([
    {
      a: null,
      b: 0,
      c: '2014-02-03',
      d: '2014-02-03 10:11:12',
      e: 'true',
      f: 0.1,
      g: '中',
      h: 4294967296,
      i: 'Infinity'
    }
  ]);
});
