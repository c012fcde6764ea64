import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

/** Bundles the page that the browser side of the yardsticks runs in. */
export async function buildPage(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    root: resolve('tests/bench/page'),
    base: './',
    logLevel: 'warn',
    build: { outDir: resolve(folder), emptyOutDir: true, target: 'chrome109' }
  });
}
