/**
 * `npm run data`, second half: works out what the overview of each built-in survey asks first, on native DuckDB, and writes it beside
 * the survey, so that the page shows it before its own engine has started. tests/data.test.ts works it out again and compares.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { queriesFor } from '../src/lib/estimates/ask';
import { duckdbSource } from '../src/lib/estimates/sources/duckdb';
import { pack, questionKey, type Precomputed } from '../src/lib/estimates/sources/precomputed';
import { load } from '../src/lib/tables/load/load';
import { nativeEngine } from '../tests/nativeEngine';
import { codebookOf, packOf, surveys } from '../tests/pack';

/** @param survey name of its folder in data/surveys */
export async function answersOf(survey: string): Promise<Precomputed> {
  const codebook = codebookOf(survey);
  const sources = [...packOf(survey)].sort().flatMap(([name, text]) => {
    const wave = /^waves\/([^/]+)\/.*\.csv$/.exec(name)?.[1];
    return wave === undefined ? [] : [{ file: new Blob([text]), name, wave }];
  });
  const engine = await nativeEngine();
  try {
    const stored = (await load(engine, codebook, sources)).flatMap(({ tables }) => tables);
    const source = duckdbSource(engine);
    const waves = codebook.waves.map(({ id }) => id);
    const questions = queriesFor(codebook, stored, { waves, filters: {}, base: codebook.bases[0]?.name ?? '' });
    const answers: Precomputed['answers'] = {};
    for (const question of questions) {
      answers[questionKey(question)] = pack(question, await source.cells(question));
    }
    return { stored, answers };
  } finally {
    await engine.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const survey of surveys) {
    writeFileSync(`data/surveys/${survey}/answers.json`, `${JSON.stringify(await answersOf(survey))}\n`);
  }
}
