import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const survey = 'data/surveys/xiaogan';
export const wave = '2014';
export const size = 100_000;

/** The survey's files by path; of its answers only the names. */
export function readPack(): Map<string, string> {
  const paths = readdirSync(survey, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const files = paths.filter((path) => /\.(csv|json)$/.test(path));
  const isAnswers = (path: string) => /^waves\/.*\.csv$/.test(path);
  return new Map(files.map((path) => [path, isAnswers(path) ? '' : readFileSync(join(survey, path), 'utf8')]));
}

/** Rows of the demo, drawn with a seed and given ids of their own. */
export function manyUnits(): string {
  const [header = '', ...units] = readFileSync(join(survey, 'waves', wave, 'unit.csv'), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  let seed = 20140930;
  const draw = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const drawn = Array.from({ length: size }, (_, index) => {
    const unit = units[Math.floor(draw() * units.length)] ?? '';
    return `B${String(index).padStart(6, '0')}${unit.slice(unit.indexOf(','))}`;
  });
  return [header, ...drawn, ''].join('\n');
}
