import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { checkStatement } from '../../../../src/lib/engine/statement/checkStatement';
import { StatementFault } from '../../../../src/lib/engine/statement/fault';
import { calls, tableCalls } from '../../../../src/lib/engine/statement/words';
import { nativeEngine } from '../../../nativeEngine';

const known = { open: new Set(['unit_2014', 'unit_2013', 'areas']), closed: new Set(['worker_2014', 'worker_9f']) };
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
  await engine.query(
    `CREATE TABLE unit_2014 AS SELECT * FROM (VALUES ('a', 1, 3, DATE '2014-02-01'), ('b', 2, NULL, DATE '2014-03-05'), ('c', 1, 5, DATE '2013-12-31')) t(unit_id, kind, members, day)`
  );
  await engine.query('CREATE TABLE unit_2013 AS SELECT * FROM unit_2014 WHERE kind = 1');
  await engine.query(`CREATE TABLE areas AS SELECT 1 AS code, '市区' AS name`);
});
afterAll(() => engine.close());

const fault = (statement: string): string => {
  try {
    checkStatement(statement, known);
    return 'allowed';
  } catch (error) {
    if (!(error instanceof StatementFault)) throw error;
    return `${error.kind} ${statement.slice(error.from, error.to)}`;
  }
};

const allowed = [
  'SELECT * FROM unit_2014',
  'select kind, count(*) as n from unit_2014 group by all order by 1;',
  '  SELECT 1 -- DROP TABLE unit_2014\n + 1 AS two ; ',
  'SELECT /* ; DELETE FROM unit_2014 */ 2 AS two',
  `SELECT ';' AS a, 'it''s -- no /* comment' AS b, "kind" FROM "unit_2014"`,
  'FROM unit_2014 SELECT kind LIMIT 2',
  'FROM Unit_2014',
  'WITH a AS (SELECT kind FROM unit_2014), b(k) AS (SELECT kind FROM a WHERE kind > 1) SELECT * FROM b, a ORDER BY ALL',
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT sum(n) AS s FROM t',
  'WITH worker_2014 AS (SELECT 1 AS x) SELECT * FROM worker_2014',
  'SELECT u.kind, v.members FROM unit_2014 AS u JOIN unit_2013 v ON (u.unit_id = v.unit_id) ORDER BY 1, 2',
  'SELECT * FROM unit_2014 LEFT JOIN unit_2013 USING (unit_id) ORDER BY 1',
  'SELECT * FROM (unit_2014 CROSS JOIN areas) ORDER BY 1',
  'SELECT * FROM (SELECT kind FROM unit_2014) AS q(k), (VALUES (1), (2)) r(x) ORDER BY ALL',
  'SELECT kind, (SELECT count(*) FROM unit_2013 x WHERE x.kind = unit_2014.kind) AS n FROM unit_2014 ORDER BY ALL',
  'SELECT count(*) FILTER (WHERE members IS NOT NULL) AS n, sum(members) AS s FROM unit_2014',
  'SELECT kind IS DISTINCT FROM members AS d, kind IS NOT DISTINCT FROM 1 AS e FROM unit_2014 ORDER BY ALL',
  'SELECT extract(year FROM day) AS y, substring(unit_id FROM 1 FOR 1) AS s, trim(BOTH FROM unit_id) AS t FROM unit_2014 ORDER BY ALL',
  'SELECT CAST(members AS DECIMAL(10, 2)) AS m, members::VARCHAR AS v FROM unit_2014 ORDER BY ALL',
  'SELECT kind, GROUPING(kind) AS g, count(*) AS n FROM unit_2014 GROUP BY GROUPING SETS ((kind), ()) ORDER BY ALL',
  'SELECT unit_id, rank() OVER (PARTITION BY kind ORDER BY members DESC NULLS LAST) AS r FROM unit_2014 ORDER BY ALL',
  'SELECT unit_id, sum(kind) OVER w AS s FROM unit_2014 WINDOW w AS (ORDER BY unit_id) ORDER BY ALL',
  'SELECT unit_id FROM unit_2014 QUALIFY row_number() OVER (PARTITION BY kind ORDER BY unit_id) = 1 ORDER BY ALL',
  "SELECT CASE WHEN kind IN (1, 3) THEN '是' ELSE '否' END AS 是否, count(*) AS 单位数 FROM unit_2014 GROUP BY 1 ORDER BY 1",
  'SELECT kind FROM unit_2014 UNION ALL SELECT kind FROM unit_2013 ORDER BY 1',
  '(SELECT 1 AS a) UNION ALL (SELECT 2) ORDER BY 1',
  'SELECT * EXCLUDE (day) REPLACE (kind * 2 AS kind) FROM unit_2014 ORDER BY ALL',
  'SELECT [1, 2, 3][1:2] AS l',
  'SELECT unnest([1, 2]) AS n',
  'SELECT x FROM range(3) t(x)',
  'SELECT u.unit_id, g.i FROM unit_2014 u, LATERAL (SELECT u.kind AS i) g ORDER BY ALL',
  'SELECT EXISTS (FROM unit_2014 WHERE kind = 9) AS e',
  "SELECT kind FROM\u3000unit_2014 WHERE unit_id LIKE '%a%' ESCAPE '\\'",
  'DESCRIBE unit_2014',
  'DESCRIBE SELECT kind FROM unit_2014',
  'SUMMARIZE unit_2014',
  'SUMMARIZE SELECT members FROM unit_2014'
];

describe('checkStatement(statement, known) lets a question through, and it gives what the statement gives', () => {
  test.each(allowed)('%s', async (statement) => {
    const checked = checkStatement(statement, known);
    expect(checked.sql).toHaveLength(statement.replace(/\s*;?\s*$/, '').length);
    expect(rows(await engine.query(checked.sql))).toEqual(rows(await engine.query(statement)));
  });
});

const attacks: [statement: string, fault: string][] = [
  ['', 'empty '],
  [' ;', 'empty  ;'],
  ['-- nothing', 'empty -- nothing'],
  // writing
  ['INSERT INTO unit_2014 VALUES (1)', 'start INSERT'],
  ['UPDATE unit_2014 SET kind = 1', 'start UPDATE'],
  ['DELETE FROM unit_2014', 'start DELETE'],
  ['DROP TABLE unit_2014', 'start DROP'],
  ['CREATE TABLE x AS SELECT 1', 'start CREATE'],
  ['CREATE MACRO f() AS 1', 'start CREATE'],
  ['ALTER TABLE unit_2014 RENAME TO x', 'start ALTER'],
  ['TRUNCATE unit_2014', 'start TRUNCATE'],
  ['WITH a AS (SELECT 1) INSERT INTO unit_2014 SELECT * FROM a', 'start INSERT'],
  ['WITH a AS (SELECT 1) DELETE FROM unit_2014', 'start DELETE'],
  ['WITH a AS (DELETE FROM unit_2014 RETURNING *) SELECT * FROM a', 'start DELETE'],
  ['WITH a AS (INSERT INTO unit_2014 VALUES (1) RETURNING *) FROM a', 'start INSERT'],
  ['SELECT * FROM (DELETE FROM unit_2014 RETURNING *)', 'word DELETE'],
  ['SELECT * INTO x FROM unit_2014', 'word INTO'],
  ['SELECT 1 FROM unit_2014 FOR UPDATE', 'word UPDATE'],
  ['EXPLAIN ANALYZE DELETE FROM unit_2014', 'start EXPLAIN'],
  ['DESCRIBE DELETE FROM unit_2014', 'word DELETE'],
  ['SUMMARIZE DROP TABLE unit_2014', 'word DROP'],
  ['PIVOT unit_2014 ON kind', 'start PIVOT'],
  ['FROM (PIVOT unit_2014 ON kind)', 'word PIVOT'],
  ['FROM unit_2014 PIVOT (count(*) FOR kind IN (1))', 'word PIVOT'],
  // a second statement
  ['SELECT 1; SELECT 2', 'second ;'],
  ['SELECT 1; DROP TABLE unit_2014', 'second ;'],
  ['SELECT 1;;', 'second ;'],
  ['SELECT (1; DROP TABLE unit_2014)', 'second ;'],
  ["SELECT 'a'; DROP TABLE unit_2014 --'", 'second ;'],
  ["SELECT 'a\\'; DROP TABLE unit_2014 --'", 'second ;'],
  ["SELECT E'a\\'; DROP TABLE unit_2014 --'", "sign 'a\\'"],
  ["SELECT e'\\'', read_text('x') --'", "sign '\\'', read_text('"],
  ['SELECT $$a$$', 'sign $'],
  ["SELECT $a$ ' $a$; DROP TABLE unit_2014 --'", 'sign $'],
  ['SELECT /* a /* b */ ; DROP TABLE unit_2014 */ 1', 'sign /'],
  ['SELECT 1 /* no end', 'sign /'],
  ['SELECT 1 --\r; DROP TABLE unit_2014', 'second ;'],
  ["SELECT 'no end", "sign '"],
  ['SELECT "no end', 'sign "'],
  ['SELECT 1\u0000; DROP TABLE unit_2014', 'sign \u0000'],
  // files and addresses
  ["SELECT * FROM 'x.csv'", "file 'x.csv'"],
  ['SELECT * FROM "x.csv"', 'unknown "x.csv"'],
  ['SELECT * FROM "https://example.org/x.parquet"', 'unknown "https://example.org/x.parquet"'],
  ["FROM 'x.csv'", "file 'x.csv'"],
  ["SELECT * FROM unit_2014, 'x.csv'", "file 'x.csv'"],
  ["SELECT * FROM unit_2014 u, 'x.csv'", "file 'x.csv'"],
  ["SELECT * FROM unit_2014 AS u(a, b), 'x.csv'", "file 'x.csv'"],
  ["SELECT * FROM unit_2014 JOIN 'x.csv' ON true", "file 'x.csv'"],
  ["SELECT * FROM unit_2014 u JOIN unit_2013 v ON (u.kind = v.kind), 'x.csv'", "file 'x.csv'"],
  ["SELECT * FROM (unit_2014 JOIN 'x.csv' ON true)", "file 'x.csv'"],
  ["SELECT * FROM ('x.csv')", "file 'x.csv'"],
  ["SELECT * FROM LATERAL 'x.csv'", "file 'x.csv'"],
  ["SELECT (SELECT * FROM 'x.csv')", "file 'x.csv'"],
  ["SELECT ((FROM 'x.csv'))", "file 'x.csv'"],
  ["SELECT [(FROM 'x.csv')]", "file 'x.csv'"],
  ["SELECT {'a': (FROM 'x.csv')}", "file 'x.csv'"],
  ["SELECT count(*) FILTER (WHERE EXISTS (FROM 'x.csv')) FROM unit_2014", "file 'x.csv'"],
  ["SELECT extract((FROM 'x.csv'))", "file 'x.csv'"],
  ["SELECT extract(FROM 'x.csv')", "file 'x.csv'"],
  ["SELECT upper(year FROM 'x.csv')", 'from FROM'],
  ["SELECT kind DISTINCT FROM 'x.csv'", "file 'x.csv'"],
  ["SELECT NOT DISTINCT FROM 'x.csv'", "file 'x.csv'"],
  ["SELECT 1 UNION FROM 'x.csv'", "file 'x.csv'"],
  ["WITH a AS (FROM 'x.csv') FROM a", "file 'x.csv'"],
  ['WITH a AS (FROM b), b AS (SELECT 1) FROM a', 'unknown b'],
  ['SELECT * FROM (WITH b AS (SELECT 1) FROM b), b', 'unknown b'],
  ['WITH "x.csv" AS (SELECT 1) FROM "x.csv"', 'start "x.csv"'],
  ["DESCRIBE 'x.csv'", "file 'x.csv'"],
  ["SUMMARIZE 'x.csv'", "file 'x.csv'"],
  ["SUMMARIZE FROM 'x.csv'", "file 'x.csv'"],
  ["FROM read_csv('x.csv')", 'call read_csv'],
  ["FROM read_csv_auto ('x.csv')", 'call read_csv_auto'],
  ["FROM READ_PARQUET('x')", 'call READ_PARQUET'],
  ["FROM read_csv/**/('x.csv')", 'call read_csv'],
  [`FROM "read_csv"('x.csv')`, 'call "read_csv"'],
  ["FROM read_text('/etc/passwd')", 'call read_text'],
  ["FROM read_blob('/etc/passwd')", 'call read_blob'],
  ["FROM read_json('x')", 'call read_json'],
  ["FROM parquet_metadata('x')", 'call parquet_metadata'],
  ["FROM sniff_csv('x')", 'call sniff_csv'],
  ["FROM glob('*')", 'call glob'],
  ["SELECT glob('*')", 'call glob'],
  ["FROM unit_2014, read_csv('x.csv')", 'call read_csv'],
  ["FROM main.read_csv('x.csv')", 'qualified main'],
  ["FROM x : read_csv('x.csv')", 'unknown x'],
  ["FROM unit_2014 : read_csv('x.csv')", 'sign :'],
  ["SELECT [a FROM x : 'y']", 'from FROM'],
  ["FROM query('SELECT 1')", 'call query'],
  ["FROM query_table('unit_2014')", 'call query_table'],
  ["COPY unit_2014 TO 'x.csv'", 'start COPY'],
  ["COPY (SELECT 1) TO 'x.csv'", 'start COPY'],
  ["EXPORT DATABASE 'x'", 'start EXPORT'],
  ["IMPORT DATABASE 'x'", 'start IMPORT'],
  ["ATTACH 'x.db'", 'start ATTACH'],
  ['DETACH m', 'start DETACH'],
  ['INSTALL httpfs', 'start INSTALL'],
  ['LOAD httpfs', 'start LOAD'],
  ['USE m', 'start USE'],
  ['SET memory_limit = 1', 'start SET'],
  ['RESET memory_limit', 'start RESET'],
  ['PRAGMA database_list', 'start PRAGMA'],
  ['CALL pragma_version()', 'start CALL'],
  ['PREPARE p AS SELECT 1', 'start PREPARE'],
  ['EXECUTE p', 'start EXECUTE'],
  ['BEGIN', 'start BEGIN'],
  ['CHECKPOINT', 'start CHECKPOINT'],
  ['VACUUM', 'start VACUUM'],
  ['SHOW TABLES', 'start SHOW'],
  ['FROM (SHOW ALL TABLES)', 'word SHOW'],
  ['FROM (DESCRIBE unit_2014)', 'word DESCRIBE'],
  ['TABLE worker_2014', 'start TABLE'],
  ['WITH a AS (TABLE worker_2014) FROM a', 'start TABLE'],
  ['SELECT 1 UNION TABLE worker_2014', 'word TABLE'],
  ["SELECT getenv('HOME')", 'call getenv'],
  [`SELECT "getenv"('HOME')`, 'call "getenv"'],
  ["SELECT 'HOME'.getenv()", 'call getenv'],
  ["SELECT current_setting('threads')", 'call current_setting'],
  ["SELECT getvariable('x')", 'call getvariable'],
  ["SELECT nextval('s')", 'call nextval'],
  ["SELECT set_config('a', 'b', true)", 'call set_config'],
  ['SELECT U&"\\0067etenv"(\'HOME\')', 'sign "'],
  ['SELECT count(*) FROM duckdb_tables()', 'call duckdb_tables'],
  // the catalogue, and what is staged
  ['SELECT * FROM duckdb_tables', 'unknown duckdb_tables'],
  ['SELECT * FROM information_schema.tables', 'qualified information_schema'],
  ['SELECT * FROM pg_catalog.pg_class', 'qualified pg_catalog'],
  ['SELECT * FROM sqlite_master', 'unknown sqlite_master'],
  ['SELECT * FROM m.main.unit_2014', 'qualified m'],
  ['SELECT * FROM "m"."unit_2014"', 'qualified "m"'],
  ['SELECT * FROM load_1', 'unknown load_1'],
  ['SELECT * FROM stage_1', 'unknown stage_1'],
  ['DESCRIBE load_1', 'unknown load_1'],
  ['DESCRIBE unit_2014 load_1', 'start load_1'],
  ['DESCRIBE', 'from DESCRIBE'],
  // persons
  ['SELECT * FROM worker_2014', 'persons worker_2014'],
  ['SELECT count(*) FROM WORKER_2014', 'persons WORKER_2014'],
  ['SELECT count(*) FROM "worker_9f"', 'persons "worker_9f"'],
  ['SELECT kind IN (SELECT kind FROM worker_2014) FROM unit_2014', 'persons worker_2014'],
  ['SUMMARIZE worker_2014', 'persons worker_2014'],
  // signs of parameters and shells
  ['SELECT ?', 'sign ?'],
  ['SELECT $1', 'sign $'],
  ['SELECT #1', 'sign #'],
  ['SELECT `kind` FROM unit_2014', 'sign `'],
  ['SELECT \\x', 'sign \\'],
  ['SELECT 0x41', 'sign x41'],
  // brackets, and what a Chinese keyboard types
  ['SELECT (1', 'bracket 1'],
  ['SELECT 1)', 'bracket )'],
  ['SELECT [1)', 'bracket )'],
  ['SELECT kind，members FROM unit_2014', 'wide ，'],
  ['SELECT count（*） FROM unit_2014', 'wide （'],
  ['SELECT 1；', 'wide ；'],
  ['SELECT “kind” FROM unit_2014', 'wide “'],
  [`SELECT ${'('.repeat(9999)}1${')'.repeat(9999)}`, 'bracket ('],
  ['SELECT * FROM', 'from FROM'],
  ['hello', 'start hello']
];

describe('checkStatement(statement, known) refuses whatever is no question to known tables, at its place', () => {
  test.each(attacks)('%s', (statement, expected) => expect(fault(statement)).toBe(expected));

  test('also with a million characters in a comment, a text or a name', () => {
    const long = 'a '.repeat(500_000);
    expect(fault(`SELECT '${long}'`)).toBe('allowed');
    expect(fault(`SELECT 1 /* ${long} */`)).toBe('allowed');
    expect(fault(`SELECT 1 -- ${long}`)).toBe('allowed');
    expect(fault(`SELECT * FROM "${long}"`)).toBe(`unknown "${long}"`);
  });
});

const pieces = [
  ...`SELECT FROM WITH AS JOIN WHERE UNION DISTINCT IS NOT EXTRACT count upper unnest kind a unit_2014 areas DESCRIBE TABLE DELETE INSERT INTO SHOW LATERAL VALUES`.split(
    ' '
  ),
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ';',
    '.',
    ':',
    '::',
    '*',
    '/',
    '-',
    '/*',
    '*/',
    '--',
    '\n',
    "'",
    '"',
    '$',
    'E',
    '&',
    '\\',
    '=',
    '1'
  ],
  "'x.csv'",
  '"x.csv"',
  'secret',
  'worker_2014',
  'read_csv',
  'duckdb_tables'
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((some) => some.join(' '));
/** A statement that is allowed, with some of its parts replaced. */
const changed = fc
  .tuple(
    fc.constantFrom(...allowed),
    fc.array(fc.tuple(fc.nat(60), fc.nat(2), fc.constantFrom(...pieces)), { maxLength: 2 })
  )
  .map(([statement, changes]) => {
    const parts = statement.split(/(\b)/);
    for (const [at, out, piece] of changes) parts.splice(at % parts.length, out, ` ${piece} `);
    return parts.join('');
  });
const tight = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((some) => some.join(''));

test('of random text DuckDB reads nothing through checkStatement(…) but one SELECT on open tables', async () => {
  const seen: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.oneof(changed, text, tight, fc.string({ unit: 'binary', maxLength: 60 })), async (random) => {
      const statement = /^\s*(select|from|with|describe)/i.test(random) ? random : `SELECT ${random}`;
      if (fault(statement) !== 'allowed') return;
      const { sql } = checkStatement(statement, known);
      try {
        await engine.query(`SELECT * FROM (${sql}\n) LIMIT 0`);
        seen.push(sql);
      } catch (error) {
        const said = (error as Error).message;
        // nothing is looked for that is not known, and the wall behind this one has not been touched
        expect(said).not.toMatch(/IO Error|Permission Error|No files found|Table (Function )?with name/);
      }
    }),
    { numRuns: 4000, seed: 13 }
  );
  expect(seen.length).toBeGreaterThan(100);
  const left = rows<{ name: string }>(await engine.query(`SELECT table_name AS name FROM duckdb_tables() ORDER BY 1`));
  expect(left.map(({ name }) => name)).toEqual(['areas', 'unit_2013', 'unit_2014']);
});

test('every function that may be called is known to DuckDB as one that computes a value', async () => {
  const found = rows<{ name: string; kinds: string }>(
    await engine.query(
      `SELECT function_name AS name, string_agg(DISTINCT function_type, ' ' ORDER BY function_type) AS kinds FROM duckdb_functions() GROUP BY ALL`
    )
  );
  const kinds = new Map(found.map(({ name, kinds }) => [name, kinds.split(' ')]));
  // written by the grammar, not by a function of this name
  const grammar = new Set(
    'cast try_cast try coalesce nullif if columns extract grouping grouping_id map row overlay ifnull struct_pack'.split(
      ' '
    )
  );
  const window = new Set(
    'row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value'.split(
      ' '
    )
  );
  const strange = [...calls].filter((name) => {
    if (grammar.has(name) || window.has(name) || tableCalls.has(name)) return false;
    return !kinds.get(name)?.some((kind) => ['scalar', 'aggregate', 'macro'].includes(kind));
  });
  expect(strange).toEqual([]);
});
