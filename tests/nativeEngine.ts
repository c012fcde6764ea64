import { DuckDBInstance, DuckDBTypeId, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import {
  Bool,
  DataType,
  DateDay,
  DateMillisecond,
  Field,
  Float64,
  Int32,
  List,
  Schema,
  Struct,
  Table,
  Utf8,
  Vector,
  vectorFromArray
} from 'apache-arrow';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineCrash, QueryError, TooManyRows, type Engine } from '../src/lib/engine/engine';

/** DuckDB of the machine, one thread, set up and typed as the page's engine is: what tests and yardsticks run on. */
export async function nativeEngine(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'native-engine-'));
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false'
  });
  const connection = await instance.connect();
  await connection.run(`ATTACH ':memory:' AS m (COMPRESS)`);
  await connection.run('USE m');

  let last: Promise<unknown> = Promise.resolve();
  let files = 0;
  let isOver = false;

  /** One statement at a time, as in the browser's one worker. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = isOver ? Promise.reject(new EngineCrash('the engine was closed')) : last.then(work);
    last = turn.catch(() => null);
    return turn;
  }

  return {
    query: (sql, signal, most = Infinity) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        const interrupt = () => connection.interrupt();
        signal?.addEventListener('abort', interrupt);
        try {
          const reader = await connection.runAndReadAll(sql);
          if (reader.currentRowCount > most) throw new TooManyRows(most);
          const types = reader.columnTypes().map(arrowType);
          return arrowTable(reader.deduplicatedColumnNames(), types, reader.getColumns());
        } catch (cause) {
          signal?.throwIfAborted();
          if (cause instanceof TooManyRows) throw cause;
          throw new QueryError(sql, cause);
        } finally {
          signal?.removeEventListener('abort', interrupt);
        }
      }),

    async register(bytes) {
      const path = join(folder, `file_${++files}.csv`);
      await writeFile(path, bytes);
      // taken away, as the page's worker does
      structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] });
      return path;
    },

    release: (path) => rm(path, { force: true }),

    insert: (table, rows) =>
      inTurn(async () => {
        const name = `"${table.replaceAll('"', '""')}"`;
        const columns = rows.schema.fields.map(
          (field) => `"${field.name.replaceAll('"', '""')}" ${sqlType(field.type)}`
        );
        await connection.run(`CREATE TABLE IF NOT EXISTS ${name} (${columns.join(', ')})`);
        const appender = await connection.createAppender(table, 'main', 'm');
        for (let row = 0; row < rows.numRows; row += 1) {
          for (let column = 0; column < rows.numCols; column += 1) {
            const value: unknown = rows.getChildAt(column)?.get(row);
            if (value === null || value === undefined) appender.appendNull();
            else if (typeof value === 'number') appender.appendDouble(value);
            else if (typeof value === 'bigint') appender.appendDouble(Number(value));
            else if (typeof value === 'boolean') appender.appendBoolean(value);
            else appender.appendVarchar(String(value));
          }
          appender.endRow();
        }
        appender.flushSync();
        appender.closeSync();
      }),

    async close() {
      isOver = true;
      await last;
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function sqlType(type: DataType): string {
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'DOUBLE';
  return DataType.isBool(type) ? 'BOOLEAN' : 'VARCHAR';
}

function arrowTable(names: string[], types: DataType[], columns: DuckDBValue[][]): Table {
  const schema = new Schema(names.map((name, index) => new Field(name, types[index]!, true)));
  const vectors = names.map((name, index): [string, Vector] => [
    name,
    vectorFromArray((columns[index] ?? []).map(plain), types[index]!) as Vector
  ]);
  return names.length > 0 && vectors[0]![1].length > 0
    ? new Table(schema, Object.fromEntries(vectors))
    : new Table(schema);
}

/** The types of an Arrow result in the browser: BIGINT, HUGEINT and DECIMAL are doubles there, a TIMESTAMP is a date. */
function arrowType(type: DuckDBType): DataType {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return new Bool();
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
      return new Int32();
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
    case DuckDBTypeId.DECIMAL:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return new Float64();
    case DuckDBTypeId.DATE:
      return new DateDay();
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
      return new DateMillisecond();
    case DuckDBTypeId.LIST:
      return new List(new Field('item', arrowType((type as { valueType: DuckDBType }).valueType), true));
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as unknown as { entryNames: string[]; entryTypes: DuckDBType[] };
      return new Struct(entryNames.map((name, index) => new Field(name, arrowType(entryTypes[index]!), true)));
    }
    default:
      return new Utf8();
  }
}

function plain(value: DuckDBValue): unknown {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if ('toDouble' in value) return value.toDouble();
  if ('days' in value && 'toParts' in value) return new Date(value.days * 86_400_000);
  if ('micros' in value && 'toParts' in value) return new Date(Number(value.micros) / 1000);
  if ('items' in value) return value.items.map(plain);
  if ('entries' in value && !Array.isArray(value.entries)) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, plain(entry)]));
  }
  return String(value);
}
