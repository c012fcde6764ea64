import { readdirSync, readFileSync, statSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { subPath } from '../serve';
import { open, opened } from './app';
import { expect, test } from './test';

const files = readdirSync('build', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => statSync(`build/${name}`).isFile());

const policy = (page: string) =>
  /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(readFileSync(`build/${page}`, 'utf8'))?.[1] ?? '';

test('index.html and 200.html carry a policy that allows the own origin, wasm and workers, and nothing else', () => {
  for (const page of ['index.html', '200.html']) {
    const directives = new Map(
      policy(page)
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)] as const)
    );
    expect(directives.get('default-src'), page).toEqual(["'self'"]);
    expect(directives.get('connect-src'), page).toEqual(["'self'"]);
    expect(directives.get('worker-src'), page).toEqual(["'self'", 'blob:']);
    expect(directives.get('object-src'), page).toEqual(["'none'"]);
    const scripts = (directives.get('script-src') ?? []).filter((source) => !source.startsWith("'sha256-"));
    expect(scripts, page).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(policy(page), page).not.toMatch(/https?:|\*|'unsafe-eval'/);
  }
});

test('every page, script, style, wasm and CSV of the build has a brotli and a gzip twin with the same content', () => {
  const compressible = files.filter((name) => /\.(html|js|css|json|csv|geojson|wasm)$/.test(name));
  for (const kind of ['.html', '.js', '.css', '.wasm', '.csv', '.json']) {
    expect(compressible.filter((name) => name.endsWith(kind)).length, kind).toBeGreaterThan(0);
  }
  for (const name of compressible) {
    const content = readFileSync(`build/${name}`);
    expect(brotliDecompressSync(readFileSync(`build/${name}.br`)).equals(content), `${name}.br`).toBe(true);
    expect(gunzipSync(readFileSync(`build/${name}.gz`)).equals(content), `${name}.gz`).toBe(true);
  }
});

test('no page of the build names an absolute path or another host', () => {
  for (const name of files.filter((file) => file === 'index.html' || /^(?!200).*\.html$/.test(file))) {
    expect(readFileSync(`build/${name}`, 'utf8'), name).not.toMatch(/(src|href)="(\/|https?:)/);
  }
});

test('the server gives the engine as application/wasm, compressed as the browser asks', async ({
  request,
  baseURL
}) => {
  const wasm = files.find((name) => name.endsWith('.wasm')) ?? '';
  const url = `http://127.0.0.1:${new URL(baseURL ?? '').port}${subPath}${wasm}`;
  for (const [accepted, encoding] of [
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined]
  ] as const) {
    const { status, headers } = await request
      .head(url, { headers: { 'accept-encoding': accepted } })
      .then((response) => ({ status: response.status(), headers: response.headers() }));
    expect([status, headers['content-type'], headers['content-encoding']]).toEqual([200, 'application/wasm', encoding]);
  }
});

test.describe('licences', () => {
  // of a plain file the browser looks for an icon at the root of the host, which is not ours
  test.use({ allowed: [/404 .*\/favicon\.ico/] });

  test('the licence of everything that the page ships stands in one plain file of it, and its footer leads there', async ({
    page
  }) => {
    const text = readFileSync('build/licences/third-parties.txt', 'utf8');
    const shipped = [
      ...[
        '@duckdb/duckdb-wasm',
        'apache-arrow',
        'papaparse',
        '@e965/xlsx',
        'write-excel-file',
        'idb',
        'bits-ui',
        'svelte'
      ],
      ...[
        '@sveltejs/kit',
        '@fontsource-variable/noto-sans-sc',
        'harfbuzzjs',
        'woff2-encoder',
        'd3-scale',
        'd3-array',
        'flatbuffers'
      ]
    ];
    for (const name of shipped) expect(text, name).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
    for (const words of [
      'Noto Sans SC, HK and JP: rare characters',
      'Stichting DuckDB Foundation',
      'SIL OPEN FONT LICENSE',
      'Apache License',
      'Mike Bostock'
    ])
      expect(text).toContain(words);
    await open(page);
    const link = page.getByRole('contentinfo').getByRole('link', { name: '开源软件与字体的许可' });
    const plain = await opened(page, () => link.click());
    await expect(plain.locator('body')).toContainText('SIL OPEN FONT LICENSE');
  });
});

test('the page has an icon and tells robots to leave it alone', async ({ page, request, baseURL }) => {
  await open(page);
  const icon = new URL(await page.locator('link[rel=icon]').evaluate((link: HTMLLinkElement) => link.href));
  const server = `http://127.0.0.1:${icon.port}`;
  expect((await request.get(server + icon.pathname)).status()).toBe(200);
  expect(await (await request.get(`${server}${new URL(baseURL ?? '').pathname}robots.txt`)).text()).toContain(
    'Disallow: /'
  );
});
