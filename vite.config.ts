import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

// Paraglide's project engine (@lix-js/sdk) leaves timers of 30 s behind: a finished build would wait for them, vitest would give up closing.
globalThis.setTimeout = new Proxy(setTimeout, {
  apply(start, self, rest: Parameters<typeof setTimeout>) {
    const timer = Reflect.apply(start, self, rest);
    return Number(rest[1]) >= 20_000 ? timer.unref() : timer;
  }
});

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['localStorage', 'baseLocale'],
      emitTsDeclarations: true
    }),
    sveltekit()
  ],
  build: { target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'], assetsInlineLimit: 0 },
  server: { fs: { allow: ['data'] } },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  test: {
    expect: { requireAssertions: true },
    include: ['tests/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/gallery/**/*.test.ts'],
    environment: 'node'
  }
});
