import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the page's footer leads to. */
export const licencesFile = 'licences/third-parties.txt';

/** Packages that the page holds without being asked for by name: what compiles it writes parts of itself into it. */
const compilers = ['@inlang/paraglide-js', 'svelte', 'vite'];

/** Texts of packages that come without one. */
const elsewhere: Record<string, string> = { '@duckdb/duckdb-wasm': 'static/licences/duckdb-wasm.txt' };

/** What the page holds that is no package: data/fonts. */
const fonts = { name: 'Noto Sans SC, HK and JP: rare characters', text: 'static/licences/noto-sans-rare-OFL.txt' };

/** Texts of what packages hold of others without saying so. */
const within: Record<string, string> = {
  harfbuzzjs: 'static/licences/harfbuzz.txt',
  'woff2-encoder': 'static/licences/woff2.txt'
};

const legal = /^(licen[cs]e|copying|notice|copyrightnotice)/i;

/** The folder of the package that a file belongs to; null of a file that is ours. */
export function packageFolder(file: string): string | null {
  const path = file
    .replace(/^\0+/, '')
    .replace(/[?#].*$/, '')
    .replaceAll('\\', '/');
  const found =
    /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found?.[1] ?? null;
}

/**
 * Name, version and the legal texts of a package.
 * @throws Error when it has none, with the remedy
 */
export function licenceOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const own = readdirSync(folder).filter((file) => legal.test(file) && !/\.(js|ts|json)$/.test(file));
  const given = elsewhere[name!];
  const held = within[name!];
  const files = own.length > 0 ? own.sort().map((file) => join(folder, file)) : given ? [given] : [];
  if (files.length === 0)
    throw new Error(
      `${name} is in the page and comes without its licence: put the text into static/licences/ and name it in src/licences.ts`
    );
  const texts = [...files, ...(held ? [held] : [])].map((file) =>
    readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .trim()
  );
  return [`${name} ${version}`, ...texts].join('\n\n');
}

/** The legal texts of all packages that the files belong to, by name. */
export function thirdParties(files: Iterable<string>): string {
  const folders = new Set([...files].flatMap((file) => packageFolder(file) ?? []));
  for (const name of compilers) folders.add(`node_modules/${name}`);
  const own = [fonts.name, readFileSync(fonts.text, 'utf8').replaceAll('\r\n', '\n').trim()].join('\n\n');
  const texts = [...new Set([...folders].map(licenceOf)), own].sort((a, b) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : 1
  );
  // servers that name no encoding are many: the mark at the start says it
  return `\uFEFF三覆盖看板 Three Coverages\n\n\n${texts.join(`\n\n${'─'.repeat(78)}\n\n`)}\n`;
}

/** Writes the texts of all that a build holds into it; a build of something without a text fails. */
export function licences(): { page: Plugin; workers: () => Plugin } {
  const files = new Set<string>();
  const collect: Plugin['generateBundle'] = (_, bundle) => {
    for (const part of Object.values(bundle)) {
      const from = part.type === 'chunk' ? part.moduleIds : part.originalFileNames;
      for (const file of from) files.add(file);
    }
  };
  return {
    workers: () => ({ name: 'licences-of-workers', generateBundle: collect }),
    page: {
      name: 'licences',
      apply: 'build',
      applyToEnvironment: ({ name }) => name === 'client',
      generateBundle(options, bundle, isWrite) {
        (collect as (...given: unknown[]) => void)(options, bundle, isWrite);
        this.emitFile({ type: 'asset', fileName: licencesFile, source: thirdParties(files) });
      }
    }
  };
}
