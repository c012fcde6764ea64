import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { fontDecoder } from './src/fontDecoder.ts';
import { generators } from './src/generators.ts';
import { licences } from './src/licences.ts';
import { firstView } from './src/firstView.ts';
import { uniqueKeys } from './tests/uniqueKeys.ts';

const { page, workers } = licences();

export default defineConfig(({ command }) => ({
  plugins: [
    // builds and tests read what `npm run messages` has written; only the dev server watches the messages
    command === 'serve' &&
      !process.env.VITEST &&
      paraglideVitePlugin({
        project: './project.inlang',
        outdir: './src/lib/paraglide',
        strategy: ['localStorage', 'baseLocale'],
        emitTsDeclarations: true
      }),
    process.env.VITEST !== undefined && uniqueKeys(),
    generators(),
    fontDecoder(),
    firstView(),
    sveltekit(),
    page
  ],
  worker: { plugins: () => [fontDecoder(), workers()] },
  build: { target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'], assetsInlineLimit: 0 },
  server: { fs: { allow: ['data'] } },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  test: {
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // a file's modules are read once, not again by each of its neighbours
    isolate: false,
    // Vitest leaves one core to its own thread, which has next to nothing to do
    maxWorkers: '100%',
    include: ['tests/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/gallery/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    environment: 'node'
  }
}));
