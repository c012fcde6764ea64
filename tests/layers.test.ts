import ts from 'typescript';
import { expect, test } from 'vitest';
import { sources, withoutComments, type Source } from './sources';

const layer: Record<string, number> = {
  ...{ i18n: 1, stats: 1, codebook: 2, intake: 3, engine: 3, tables: 4, estimates: 5, charts: 6, slides: 7, ui: 8 },
  ...{ session: 9, routes: 10, paraglide: 0 }
};

/** Packages and folders that only some places may import. */
const onlyFrom: [RegExp, RegExp][] = [
  [/^@duckdb\/duckdb-wasm/, /^src\/lib\/(engine\/duckdb|assets)\.ts$/],
  [/^papaparse/, /^src\/lib\/intake\//],
  [/^src\/lib\/assets$/, /^src\/(lib\/(session|slides)|routes)\//],
  [/^d3-(selection|axis|transition)/, /^$/]
];

/** '' for a file of src/lib itself; whatever stands outside src/lib belongs to the routes. */
const folder = (path: string) =>
  path.startsWith('src/lib/') ? (path.match(/^src\/lib\/([^/]+)\//)?.[1] ?? '') : 'routes';
const level = (path: string) => layer[folder(path)] ?? 0;

/** Imports of a file that go up or sideways, or that its place does not allow. */
function wrongImports({ path, text }: Source): string[] {
  const scripts = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((script) => script[1])
    : [text];
  const named = scripts.flatMap((script) => ts.preProcessFile(script ?? '').importedFiles.map((file) => file.fileName));
  const imported = named.map((name) =>
    name.startsWith('.')
      ? new URL(name, `file:///${path}`).pathname.slice(1)
      : name.replace('$lib/', 'src/lib/').replace(/^\//, '')
  );
  return imported.filter((name) => {
    const guard = onlyFrom.find(([pattern]) => pattern.test(name.replace(/\.(ts|js)$/, '')));
    if (guard) return !guard[1].test(path);
    if (!name.startsWith('src/') || folder(name) === folder(path)) return false;
    return !(level(name) < level(path));
  });
}

const canvas = /<canvas|\bcanvas\b.*getContext\(|OffscreenCanvas|createElement\(\s*['"`]canvas/;

test.each(sources())('wrongImports($path) is empty: imports go down only', (source) => {
  expect(wrongImports(source)).toEqual([]);
  if (folder(source.path) !== 'slides') expect(withoutComments(source.text)).not.toMatch(canvas);
});

test('wrongImports(..) sees imports that go up, go sideways or are not allowed there', () => {
  const of = (path: string, text: string) => wrongImports({ path, text });
  expect(of('src/lib/stats/mean.ts', `import { sum } from '../codebook/sum';`)).toHaveLength(1);
  expect(of('src/lib/intake/sniff.ts', `import type { Engine } from '$lib/engine/engine';`)).toHaveLength(1);
  expect(
    of('src/lib/ui/Menu.svelte', `<script lang="ts">\n  import { open } from '$lib/session/open';\n</script>`)
  ).toHaveLength(1);
  expect(of('src/lib/charts/bars.ts', `export { rows } from '../slides/rows';`)).toHaveLength(1);
  expect(of('src/lib/estimates/ask.ts', `const late = await import('../session/ask');`)).toHaveLength(1);
  expect(of('src/lib/ui/Menu.svelte', `<script>import { open } from '../../routes/open';</script>`)).toHaveLength(1);
  expect(of('src/hooks.client.ts', `import { engine } from '$lib/session/work/engine';`)).toEqual([]);
  expect(of('src/lib/href.ts', `import { locale } from './i18n/locale';`)).toHaveLength(1);
  expect(of('src/lib/tables/stage.ts', `import { parse } from 'papaparse';`)).toHaveLength(1);
  expect(of('src/lib/engine/pool.ts', `import { AsyncDuckDB } from '@duckdb/duckdb-wasm';`)).toHaveLength(1);
  expect(of('src/lib/codebook/load.ts', `import { surveyFile } from '../assets';`)).toHaveLength(1);
  expect(of('src/lib/charts/axis.ts', `import { axisLeft } from 'd3-axis';`)).toHaveLength(1);
  expect(of('src/lib/tables/commit.ts', `import { a } from '../engine/engine';\nimport { b } from './b';`)).toEqual([]);
  expect(`const context = canvas.getContext('2d');`).toMatch(canvas);
});
