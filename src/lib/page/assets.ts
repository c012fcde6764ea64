/**
 * The only module that brings assets to the page at run time: every URL is one that the bundler knows, so that a build can
 * replace this file by one that carries the bytes inside.
 */
import engineWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import engineWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

const surveyFiles = import.meta.glob<string>('/data/surveys/**/*.{csv,json,geojson}', {
  query: '?url',
  import: 'default',
  eager: true
});

export const engine = { wasm: engineWasm, worker: engineWorker };

/** Paths of the built-in survey packs, relative to data/surveys: `<survey>/survey.json`. */
export const builtIn = Object.keys(surveyFiles).map((path) => path.replace('/data/surveys/', ''));

/** @throws Error when the page's own file cannot be fetched */
export async function surveyFile(path: string): Promise<Blob> {
  const url = surveyFiles[`/data/surveys/${path}`];
  const response = url ? await fetch(url) : null;
  if (!response?.ok) throw new Error(`data/surveys/${path}: ${response ? response.status : 'not built in'}`);
  return response.blob();
}

const fontFiles = import.meta.glob<string>(
  '/node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2',
  { query: '?url', import: 'default', eager: true }
);

/** A part of the bundled Chinese font. `unicodeRange` as CSS writes it: "U+4e00,U+4e8c-4e94". */
export interface FontSlice {
  url: string;
  unicodeRange: string;
}

/** The slices of Noto Sans SC; fetched by nobody until a character of theirs is drawn. */
export async function fontSlices(): Promise<FontSlice[]> {
  const { default: ranges } = await import('@fontsource-variable/noto-sans-sc/unicode.json');
  return Object.entries<string>(ranges).map(([name, unicodeRange]) => {
    const file = `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    const url = fontFiles[`/node_modules/@fontsource-variable/noto-sans-sc/files/${file}`];
    if (!url) throw new Error(`@fontsource-variable/noto-sans-sc: no file ${file} for the range "${name}"`);
    return { url, unicodeRange };
  });
}

/** @throws Error when the page's own file cannot be fetched */
export async function fontSlice(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}
