/**
 * `npm run data`, second half: works out what the overview of each built-in survey asks first, on native DuckDB, and writes it beside
 * the survey, so that the page shows it before its own engine has started. tests/data.test.ts works it out again and compares.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCodebook } from '../src/lib/codebook/readCodebook';
import { questionsFor } from '../src/lib/estimates/ask';
import { duckdbSource } from '../src/lib/estimates/sources/duckdb';
import { pack, questionKey, type Remembered } from '../src/lib/estimates/sources/remembered';
import { load, type Source } from '../src/lib/tables/load';
import { nativeEngine } from '../tests/nativeEngine';

const folder = new URL('surveys/', import.meta.url).pathname;

/** @param survey name of its folder in data/surveys */
export async function answersOf(survey: string): Promise<Remembered> {
  const { texts, sources } = files(join(folder, survey));
  const codebook = readCodebook(texts);
  const engine = await nativeEngine();
  try {
    const stored = (await load(engine, codebook, sources)).flatMap(({ tables }) => tables);
    const source = duckdbSource(engine);
    const waves = codebook.waves.map(({ id }) => id);
    const questions = questionsFor(codebook, stored, { waves, filters: {}, base: codebook.bases[0]?.name ?? '' });
    const answers: Remembered['answers'] = {};
    for (const question of questions) {
      answers[questionKey(question)] = pack(await source.cells(question), question);
    }
    return { stored, answers };
  } finally {
    await engine.close();
  }
}

function files(root: string): { texts: Map<string, string>; sources: Source[] } {
  const texts = new Map<string, string>();
  const sources: Source[] = [];
  for (const path of (readdirSync(root, { recursive: true }) as string[]).sort()) {
    const place = join(root, path);
    if (statSync(place).isDirectory() || path === 'answers.json') continue;
    const wave = /^waves\/([^/]+)\/.*\.csv$/.exec(path)?.[1];
    texts.set(path, wave === undefined ? readFileSync(place, 'utf8') : '');
    if (wave !== undefined) sources.push({ file: new Blob([readFileSync(place)]), name: path, wave });
  }
  return { texts, sources };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const survey of JSON.parse(readFileSync(join(folder, 'surveys.json'), 'utf8')) as string[]) {
    const place = join(folder, survey, 'answers.json');
    writeFileSync(place, `${JSON.stringify(await answersOf(survey))}\n`);
    console.log(place);
  }
}
