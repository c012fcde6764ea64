import { chromium } from '@playwright/test';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { readCodebook } from '../../src/lib/codebook/read/readCodebook';
import { rows } from '../../src/lib/engine/rows';
import { literal } from '../../src/lib/engine/sql';
import { queriesFor } from '../../src/lib/estimates/ask';
import { duckdbSource } from '../../src/lib/estimates/sources/duckdb';
import { load } from '../../src/lib/tables/load/load';
import type { StoredTable } from '../../src/lib/tables/store/stored';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchArguments } from '../browser';
import { nativeEngine } from '../nativeEngine';
import type { Place } from './coldStart';
import { figure, median, round, unmeasured, type Figure } from './figure';
import { readPack, size, survey, wave } from './units';

const runs = 15;
const name = 'overview statements over 100,000 units, WASM / native';

/**
 * The overview's statements over the same typed table in DuckDB-WASM and in native DuckDB on one thread, in turn.
 * @param folder has unit.csv, and is served as /bench/
 */
export async function statements(place: Place, folder: string): Promise<Figure[]> {
  const open: (() => Promise<void>)[] = [];
  try {
    const pack = readPack();
    const { connection, sql, stored, close } = await nativeTable(pack, folder);
    open.push(close);
    const browser = await chromium.launch({ executablePath: place.browser, args: launchArguments });
    open.push(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${place.origin}/bench/`);
    await page.waitForFunction(() => 'bench' in window);
    const same = await page.evaluate(([files, pack, file]) => window.bench.load(files, pack, file), [
      place.files,
      [...pack],
      { url: '/bench/unit.csv', wave }
    ] as const);
    if (same !== stored.name) throw new Error(`the page stored ${same}, native DuckDB ${stored.name}`);

    const native: number[] = [];
    const wasm: number[] = [];
    for (let run = -2; run < runs; run += 1) {
      const inNative = await time(connection, sql);
      const inPage = await page.evaluate((sql) => window.bench.ask(sql), sql);
      // the first two warm up
      if (run >= 0) {
        native.push(inNative);
        wasm.push(inPage);
      }
    }
    return [
      figure({
        name,
        value: median(wasm) / median(native),
        unit: 'ratio',
        limit: 2,
        how:
          `median of ${runs} runs of the ${sql.length} statement(s) that the overview asks of table unit, ${size} rows drawn with a seed from ` +
          `${survey}, loaded by the app's own path into the same types; WASM: engine.query with a signal, the worker's round trip included; ` +
          'native: @duckdb/node-api, threads = 1; in turn',
        parts: { wasmMs: wasm.map(round), nativeMs: native.map(round), statements: sql.length, rows: stored.rows }
      })
    ];
  } catch (error) {
    return [unmeasured(name, 'ratio', 2, error)];
  } finally {
    for (const close of open) await close();
  }
}

/**
 * The table as the app stores it, in a native DuckDB whose statements can be timed without any conversion: the test engine's table is
 * copied as text with its types.
 */
async function nativeTable(pack: Map<string, string>, folder: string) {
  const engine = await nativeEngine();
  const codebook = readCodebook(pack);
  const file = new Blob([readFileSync(join(folder, 'unit.csv'))]);
  const [loaded] = await load(engine, codebook, [{ file, name: 'unit.csv', wave }]);
  const [stored] = loaded?.tables ?? [];
  if (stored?.rows !== size) throw new Error(`not all ${size} rows were stored: ${JSON.stringify(loaded?.report)}`);

  const queries = queriesFor(codebook, [stored], {
    waves: [wave],
    filters: {},
    base: codebook.bases[0]?.name ?? ''
  });
  const sql = queries.map((query) => duckdbSource(engine).statement(query)).filter((text) => text !== '');
  const copy = join(folder, 'typed.csv');
  const columns = await engine.query(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ${literal(stored.name)} ORDER BY column_index`
  );
  await engine.query(`COPY "${stored.name}" TO ${literal(copy)} (HEADER false)`);
  await engine.close();

  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`ATTACH ':memory:' AS m (COMPRESS)`);
  await connection.run('USE m');
  const types = rows<{ column_name: string; data_type: string }>(columns).map(
    ({ column_name, data_type }) => `"${column_name}" ${data_type}`
  );
  await connection.run(`CREATE TABLE "${stored.name}" (${types.join(', ')})`);
  await connection.run(`COPY "${stored.name}" FROM ${literal(copy)} (HEADER false)`);
  await connection.run('CHECKPOINT m');
  await sameRows(connection, stored);
  const close = async () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, sql, stored, close };
}

async function sameRows(connection: DuckDBConnection, stored: StoredTable): Promise<void> {
  const [[count] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM "${stored.name}"`)).getRows();
  if (Number(count) !== stored.rows) throw new Error(`the copy has ${count} rows, the table ${stored.rows}`);
}

async function time(connection: DuckDBConnection, sql: string[]): Promise<number> {
  const start = performance.now();
  for (const statement of sql) await connection.runAndReadAll(statement);
  return performance.now() - start;
}
