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
