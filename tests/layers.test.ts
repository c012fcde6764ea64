import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { sources, withoutComments, type Source } from './sources';

/** Which folders of src/lib a folder may import; ARCHITECTURE.md has the same table. */
const mayImport: Record<string, string[]> = {
  stats: [],
  page: [],
  i18n: ['paraglide'],
  files: ['page'],
  codebook: ['i18n', 'paraglide'],
  engine: [],
  intake: ['files', 'codebook', 'i18n', 'page', 'paraglide'],
  tables: ['files', 'intake', 'engine', 'codebook', 'page'],
  estimates: ['tables', 'engine', 'codebook', 'stats', 'files'],
  charts: ['estimates', 'i18n', 'paraglide'],
  figures: ['charts', 'estimates', 'tables', 'codebook', 'stats', 'i18n', 'paraglide'],
  decks: ['figures', 'charts', 'estimates', 'codebook', 'i18n', 'paraglide'],
  slides: ['decks', 'figures', 'charts', 'estimates', 'codebook', 'i18n', 'files', 'page', 'paraglide'],
  ui: ['charts', 'estimates', 'tables', 'intake', 'codebook', 'i18n', 'paraglide'],
  session: [
    ...[
      'slides',
      'decks',
      'figures',
      'charts',
      'estimates',
      'tables',
      'engine',
      'intake',
      'codebook',
      'files',
      'i18n',
      'page'
    ],
    'paraglide'
  ],
  routes: [
    ...[
      'session',
      'ui',
      'slides',
      'decks',
      'figures',
      'charts',
      'estimates',
      'tables',
      'intake',
      'codebook',
      'files',
      'i18n',
      'page'
    ],
    'paraglide'
  ]
};

/** Packages and files that only some places may import. */
const onlyFrom: [RegExp, RegExp][] = [
  [/^@duckdb\/duckdb-wasm/, /^src\/lib\/(engine\/duckdb|page\/assets)\.ts$/],
  [/^papaparse/, /^src\/lib\/(intake|files)\//],
  [/^src\/lib\/page\/assets$/, /^src\/(lib\/(session|slides)|routes)\//],
  [/^d3-(selection|axis|transition)/, /^$/]
];

/** Whatever stands outside src/lib belongs to the routes. */
const folder = (path: string) => (path.startsWith('src/lib/') ? path.split('/')[2]! : 'routes');

function importsOf({ path, text }: Source): string[] {
  const scripts = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((script) => script[1])
    : [text];
  const named = scripts.flatMap((script) => ts.preProcessFile(script ?? '').importedFiles.map((file) => file.fileName));
  return named.map((name) =>
    name.startsWith('.')
      ? new URL(name, `file:///${path}`).pathname.slice(1)
      : name.replace('$lib/', 'src/lib/').replace(/^\//, '')
  );
}

/** Imports of a file that its folder or its place does not allow. */
function wrongImports(source: Source): string[] {
  const allowed = mayImport[folder(source.path)] ?? [];
  return importsOf(source).filter((name) => {
    const guard = onlyFrom.find(([pattern]) => pattern.test(name.replace(/\.(ts|js)$/, '')));
    if (guard && !guard[1].test(source.path)) return true;
    if (!name.startsWith('src/') || folder(name) === folder(source.path)) return false;
    return !allowed.includes(folder(name));
  });
}

/** Groups of files that import each other, types too, be it over others. */
function circles(files: Source[]): string[][] {
  const named = new Map(files.map((file) => [file.path.replace(/(\.svelte)?\.ts$/, ''), file.path]));
  const target = (name: string) => {
    const path = name.replace(/\?.*$/, '');
    return named.get(path.replace(/(\.svelte)?\.ts$/, '')) ?? named.get(`${path}/index`);
  };
  const next = new Map(
    files.map((file) => [file.path, new Set(importsOf(file).flatMap((name) => target(name) ?? []))])
  );
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>();
    const open = [...next.get(from)!];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      open.push(...next.get(path)!);
    }
    return seen;
  };
  const reached = new Map(files.map(({ path }) => [path, reach(path)]));
  const found = files
    .filter(({ path }) => reached.get(path)!.has(path))
    .map(({ path }) =>
      files.map((other) => other.path).filter((other) => reached.get(path)!.has(other) && reached.get(other)!.has(path))
    );
  return [...new Map(found.map((circle) => [circle.join(' '), circle])).values()];
}

const canvas = /<canvas|\bcanvas\b.*getContext\(|OffscreenCanvas|createElement\(\s*['"`]canvas/;

test.each(sources())('wrongImports($path) is empty: imports go down only, and only where they may', (source) => {
  expect(wrongImports(source)).toEqual([]);
  if (folder(source.path) !== 'slides') expect(withoutComments(source.text)).not.toMatch(canvas);
});

test('circles(sources()) is empty: no file imports one that imports it, be it over others', () => {
  expect(circles(sources())).toEqual([]);
});

test('circles(..) sees two files and three files that import each other, and none where imports only go down', () => {
  const source = (path: string, ...names: string[]) => ({
    path: `src/lib/${path}`,
    text: names.map((name) => `import type { A } from '${name}';`).join('\n')
  });
  expect(circles([source('a/x.ts', './y'), source('a/y.ts', './x'), source('b/z.ts', '../a/x')])).toEqual([
    ['src/lib/a/x.ts', 'src/lib/a/y.ts']
  ]);
  const three = [source('a/x.ts', '$lib/b/y'), source('b/y.ts', '../c/Z.svelte')];
  const closing = { path: 'src/lib/c/Z.svelte', text: `<script lang="ts">import { a } from '../a/x';</script>` };
  expect(circles([...three, closing])).toEqual([['src/lib/a/x.ts', 'src/lib/b/y.ts', 'src/lib/c/Z.svelte']]);
  expect(circles(three)).toEqual([]);
});

test('ARCHITECTURE.md has every folder of src/lib with what it may import', () => {
  const rows = readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| (\w+) \| .* \| (.*) \|$/gm);
  const table = [...rows].map(([, name, may]) => [name!, may === '-' ? [] : may!.split(', ')] as const);
  expect(Object.fromEntries(table.filter(([name]) => name in mayImport))).toEqual(mayImport);
});

test('every path that ARCHITECTURE.md names exists', () => {
  const named = readFileSync('ARCHITECTURE.md', 'utf8').match(/(?<![\w<`/.])[a-z]\w+\/[\w/]*(\.ts)?/g)!;
  const roots = ['', 'src/', 'src/lib/', 'src/lib/files/', 'src/routes/'];
  const exists = (path: string) =>
    roots.some((root) => ['', '.ts', '.svelte'].some((end) => existsSync(root + path + end)));
  expect(named).toContain('intake/recode');
  expect(named.filter((path) => !exists(path))).toEqual([]);
});

test('no level of src holds more than 22 files, and each room of tests/unit is a room of src', () => {
  const levels = sources().map(({ path }) => path.replace(/\/[^/]+$/, ''));
  expect(levels.filter((level) => levels.filter((other) => other === level).length > 22)).toEqual([]);
  const rooms = readdirSync('tests/unit', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => path.replaceAll('\\', '/').replace(/\/[^/]+$/, ''));
  expect(rooms.filter((room) => !existsSync(`src/lib/${room}`) && !existsSync(`src/${room}`))).toEqual([]);
});

test('mayImport has every folder of src/lib and has no circle between folders', () => {
  const folders = new Set(sources().map(({ path }) => folder(path)));
  expect([...folders].sort()).toEqual(Object.keys(mayImport).sort());
  const all = Object.entries(mayImport).map(([name, others]) => ({
    path: `src/lib/${name}.ts`,
    text: others.map((other) => `import './${other}';`).join('\n')
  }));
  expect(circles(all)).toEqual([]);
});

test('wrongImports(..) sees imports that go up, go sideways or are not allowed there', () => {
  const of = (path: string, text: string) => wrongImports({ path, text });
  expect(of('src/lib/stats/mean.ts', `import { sum } from '../codebook/sum';`)).toHaveLength(1);
  expect(of('src/lib/intake/shape/sniff.ts', `import type { Engine } from '$lib/engine/engine';`)).toHaveLength(1);
  expect(of('src/lib/files/zip/unzip.ts', `import type { Problem } from '../../intake/report/report';`)).toHaveLength(
    1
  );
  expect(of('src/lib/charts/bars.ts', `import type { Codebook } from '$lib/codebook/codebook';`)).toHaveLength(1);
  expect(
    of('src/lib/ui/Menu.svelte', `<script lang="ts">\n  import { open } from '$lib/session/open';\n</script>`)
  ).toHaveLength(1);
  expect(of('src/lib/charts/bars.ts', `export { rows } from '../slides/rows';`)).toHaveLength(1);
  expect(of('src/lib/estimates/ask.ts', `const late = await import('../session/ask');`)).toHaveLength(1);
  expect(of('src/lib/ui/Menu.svelte', `<script>import { open } from '../../routes/open';</script>`)).toHaveLength(1);
  expect(of('src/hooks.client.ts', `import { engine } from '$lib/session/engine';`)).toEqual([]);
  expect(of('src/lib/page/href.ts', `import { locale } from '../i18n/locale';`)).toHaveLength(1);
  expect(of('src/lib/tables/store/stage.ts', `import { parse } from 'papaparse';`)).toHaveLength(1);
  expect(of('src/lib/engine/pool.ts', `import { AsyncDuckDB } from '@duckdb/duckdb-wasm';`)).toHaveLength(1);
  expect(of('src/lib/slides/load.ts', `import { surveyFile } from '../page/assets';`)).toEqual([]);
  expect(of('src/lib/intake/load.ts', `import { surveyFile } from '../page/assets';`)).toHaveLength(1);
  expect(of('src/lib/charts/axis.ts', `import { axisLeft } from 'd3-axis';`)).toHaveLength(1);
  expect(of('src/lib/tables/commit.ts', `import { a } from '../engine/engine';\nimport { b } from './b';`)).toEqual([]);
  expect(`const context = canvas.getContext('2d');`).toMatch(canvas);
});
