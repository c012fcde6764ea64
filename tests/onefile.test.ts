/** The rules of platform.md, "One file", that can be watched: with them the same sources can be built into one html. */
import { parse } from 'papaparse';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sources, withoutComments, type Source } from './sources';

interface Rule {
  rule: string;
  /** what must not stand in a file's code */
  never: RegExp;
  /** files that it does not hold for */
  but?: RegExp;
  /** files that it holds for; all when it is not given */
  of?: RegExp;
  /** code that breaks it */
  breach: string;
}

const rules: Rule[] = [
  {
    rule: 'no new URL(.., import.meta.url)',
    never: /import\.meta\.url\b/,
    breach: `new URL('./worker.js', import.meta.url)`
  },
  {
    rule: 'assets come through src/lib/page/assets.ts and fonts.ts: no other file fetches',
    never: /\bfetch\s*\(|XMLHttpRequest|sendBeacon|\bWebSocket\b|EventSource/,
    but: /^src\/lib\/page\/(assets|fonts)\.ts$/,
    breach: `await fetch('data.csv')`
  },
  {
    rule: 'assets come through src/lib/page/assets.ts and fonts.ts: no other file imports a URL',
    never: /\?url\b/,
    but: /^src\/lib\/page\/(assets|fonts)\.ts$/,
    breach: `import wasm from 'engine.wasm?url'`
  },
  {
    rule: 'nothing in static/ is read at run time',
    never: /\basset\(|\bsrc=["']\/|%sveltekit\.assets%/,
    breach: `<img src="/logo.png" />`
  },
  {
    rule: 'own workers are imported with ?worker&inline',
    never: /\?(shared)?worker(?!&inline)|\bnew (Shared)?Worker\(|importScripts/,
    but: /^src\/lib\/engine\/duckdb\.ts$/,
    breach: `import Parser from './parser?worker'`
  },
  {
    rule: 'page options only in src/lib/page/options.ts',
    never: /export\s+const\s+(ssr|csr|prerender|trailingSlash|config|entries)\b/,
    of: /^src\/routes\//,
    breach: `export const ssr = false;`
  },
  {
    rule: 'no environment that is read at run time',
    never: /\$env\/dynamic|\$app\/server/,
    breach: `import { env } from '$env/dynamic/public'`
  },
  {
    rule: 'internal links through href()',
    never: /\bgoto\(\s*['"`]|\bhref=(\{\s*)?['"`]\//,
    breach: `goto('/gallery')`
  },
  {
    rule: 'location is never set',
    never: /\blocation\.(hash|href|search|pathname)\s*=[^=]|\.location\s*=[^=]|\blocation\.(assign|replace)\(/,
    breach: `location.hash = 'map'`
  },
  {
    rule: 'goto with replaceState, for page.url must follow',
    never: /import\s*\{[^}]*\b(replaceState|pushState)\b[^}]*\}\s*from\s*['"]\$app|history\.(replace|push)State/,
    breach: `import { goto, replaceState } from '$app/navigation'`
  },
  { rule: 'no service worker', never: /serviceWorker/, breach: `navigator.serviceWorker.register(url)` },
  {
    rule: 'features are detected, not protocols',
    never: /\blocation\.protocol\b/,
    breach: `location.protocol === 'file:'`
  },
  {
    rule: 'nothing is loaded from another host (names of XML are no loads)',
    never: /https?:\/\/(?!www\.w3\.org\/|schemas\.openxmlformats\.org\/|schemas\.microsoft\.com\/|purl\.org\/)/,
    breach: `@import url('https://fonts.test/noto.css')`
  },
  {
    rule: 'no markup from strings',
    never: /\{@html|\.(inner|outer)HTML\s*=|insertAdjacentHTML/,
    breach: `{@html cell}`
  },
  { rule: 'no code from strings', never: /\bnew Function\(|\beval\(|\bcsvParse\(/, breach: `csvParse(text)` }
];

const all = sources();

function breaches({ never, but, of }: Rule, files: Source[]): string[] {
  return files
    .filter(({ path }) => !but?.test(path) && (of?.test(path) ?? true))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .flatMap((line, index) => (never.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []))
    );
}

describe.each(rules)('$rule', (rule) => {
  test('holds in src', () => expect(breaches(rule, all)).toEqual([]));
  test(`is broken by ${rule.breach}`, () => {
    expect(breaches(rule, [{ path: 'src/routes/+page.svelte', text: rule.breach }])).toHaveLength(1);
    expect(breaches(rule, [{ path: 'src/routes/+page.svelte', text: `// ${rule.breach}` }])).toEqual([]);
  });
});

const serverFile = /(\/\+server|\/\+(page|layout)\.server|\/hooks(\.server)?|\/service-worker|\.remote)\.(ts|js)$/;

test('no server files, hooks or service worker in src', () => {
  expect(all.map(({ path }) => path).filter((path) => serverFile.test(path))).toEqual([]);
  expect('src/routes/+page.server.ts').toMatch(serverFile);
});

test('no line of src knows a built-in survey: its name, area codes, area names or indicators', () => {
  const words = surveyWords();
  expect(
    known(words, [{ path: 'src/lib/ui/a.ts', text: words.map((word) => `f('${word}');`).join('\n') }])
  ).toHaveLength(words.length);
  expect(
    known(
      words,
      all.filter(({ path }) => path.startsWith('src/lib/') || path.startsWith('src/routes/'))
    )
  ).toEqual([]);
});

function known(words: string[], files: Source[]): string[] {
  const boundary = words.map((word) => (/^\w+$/.test(word) ? `(?<![\\w.])${word}(?![\\w.])` : word));
  const pattern = new RegExp(boundary.join('|'), 'i');
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []))
  );
}

/** Powers of ten are left out (a country's code is one), and so are names that are words of everyday. */
function surveyWords(): string[] {
  const root = 'data/surveys';
  const column = (file: string, name: string) =>
    existsSync(file)
      ? parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
          header: true,
          skipEmptyLines: true
        }).data.map((row) => row[name] ?? '')
      : [];
  const surveys = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const words = surveys.flatMap(({ name: survey }) => [
    survey,
    ...column(`${root}/${survey}/areas.csv`, 'code').filter((code) => /\d{3}/.test(code) && !/^10*$/.test(code)),
    ...column(`${root}/${survey}/areas.csv`, 'label::zh').filter((label) => /^[\p{Script=Han}]{3,}$/u.test(label)),
    ...column(`${root}/${survey}/indicators.csv`, 'id').filter((id) => /\d/.test(id))
  ]);
  return [...new Set(words)];
}
