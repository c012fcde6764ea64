import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineCrash, EngineError, QueryError, type Engine } from '../../../src/lib/engine/engine';
import { ask, askAll, peekAll } from '../../../src/lib/estimates/ask';
import { allowRows } from '../../../src/lib/estimates/rows';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { duckdbRows } from '../../../src/lib/estimates/sources/duckdbRows';
import { recentSource } from '../../../src/lib/estimates/sources/recent';
import { SourceError } from '../../../src/lib/estimates/sourceError';
import type { StoredTable } from '../../../src/lib/tables/store/stored';
import { nativeEngine } from '../../nativeEngine';
import { indicator, load, survey, table } from './survey';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const codebook = survey([table('unit')], [indicator('O03')]);
const gone: StoredTable[] = [
  { table: 'unit', wave: '2014', name: 'unit_gone', rows: 1, columns: ['area', 'members', 'employees'], areas: ['A'] }
];
const query = { waves: ['2014'], filters: {}, base: '' };
const failing = (error: unknown) => ({ query: () => Promise.reject(error) });
const errorOf = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('an error of a source', () => {
  test('that the engine has ended says that asking again helps, and keeps what the engine said', async () => {
    const crash = new EngineCrash('out of memory');
    const error = await errorOf(ask(duckdbSource(failing(crash)), codebook, gone, query));
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ retry: true, message: 'out of memory', cause: crash });
  });

  test('that a statement is refused, or no engine starts, says that asking again does not help', async () => {
    const refused = await errorOf(ask(duckdbSource(engine), codebook, gone, query));
    expect(refused).toBeInstanceOf(SourceError);
    expect(refused).toMatchObject({ retry: false });
    expect((refused as SourceError).cause).toBeInstanceOf(QueryError);
    const none = await errorOf(ask(duckdbSource(failing(new EngineError('no worker'))), codebook, gone, query));
    expect(none).toMatchObject({ name: 'SourceError', retry: false });
  });

  test('of rows is the same', async () => {
    const allowed = allowRows(codebook, gone, {
      ...{ table: 'unit', waves: ['2014'], columns: ['area'], where: null, order: [], limit: 1 }
    });
    expect(await errorOf(duckdbRows(engine).rows(allowed))).toMatchObject({ name: 'SourceError', retry: false });
    const crashed = duckdbRows(failing(new EngineCrash('gone'))).rows(allowed);
    expect(await errorOf(crashed)).toMatchObject({ name: 'SourceError', retry: true });
  });

  test('that a question was called off is an AbortError', async () => {
    const aborted = await errorOf(ask(duckdbSource(engine), codebook, gone, query, AbortSignal.abort()));
    expect(aborted).toMatchObject({ name: 'AbortError' });
    expect(aborted).not.toBeInstanceOf(SourceError);
  });

  test('passes through what is precomputed, and is not kept', async () => {
    let answers = [() => Promise.reject(new EngineCrash('gone')), (sql: string) => engine.query(sql)];
    const source = recentSource(duckdbSource({ query: (sql) => answers.shift()!(sql) }));
    const stored = [await load(engine, 'unit', '2014', [{ area: 'A', members: 1, employees: 2 }])];
    expect(await errorOf(ask(source, codebook, stored, query))).toMatchObject({ retry: true });
    expect((await ask(source, codebook, stored, query)).find(({ area }) => area === 'A')!.value).toBe(0.5);
    answers = [];
    expect((await ask(source, codebook, stored, query)).find(({ area }) => area === 'A')!.value).toBe(0.5);
  });
});

describe('askAll(source, ..) and peekAll(source, ..)', () => {
  test('a source that cannot answer is not asked, and asking again does not help', async () => {
    const source = { ...duckdbSource(failing(new Error('asked'))), can: () => false };
    expect(await errorOf(askAll(source, codebook, gone, [query]))).toMatchObject({ name: 'SourceError', retry: false });
  });

  test('what is at hand is answered at once, the same as when it is waited for; else nothing, and nothing is asked', async () => {
    let asked = 0;
    const source = recentSource(duckdbSource({ query: (sql, signal) => ((asked += 1), engine.query(sql, signal)) }));
    const stored = [await load(engine, 'unit', '2014', [{ area: 'B', members: 3, employees: 4 }])];
    const queries = [query, { ...query, indicators: ['O03'] }];
    expect(peekAll(source, codebook, stored, queries)).toBeNull();
    expect(asked).toBe(0);
    const waited = await askAll(source, codebook, stored, queries);
    expect(peekAll(source, codebook, stored, queries)).toEqual(waited);
    expect(asked).toBe(1);
  });
});
