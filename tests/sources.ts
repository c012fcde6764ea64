import { readdirSync, readFileSync } from 'node:fs';

export interface Source {
  /** from the repository's root, with slashes: src/lib/assets.ts */
  path: string;
  text: string;
}

/** Every file of code under src, but those that Paraglide writes. */
export function sources(): Source[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|js|svelte|html|css)$/.test(path) && !path.startsWith('src/lib/paraglide/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Strings stay, so that `'//'` in one is not taken for a comment. */
export function withoutComments(text: string): string {
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[^]*?\*\/|<!--[^]*?-->|(?<![:\w])\/\/[^\n]*/g,
    (all, string: string | undefined) => string ?? all.replace(/[^\n]/g, '')
  );
}
