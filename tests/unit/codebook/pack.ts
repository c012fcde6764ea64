import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The files of a survey pack as the page hands them over: text by path, of a wave's tables the name only. */
export function packOf(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/')
    );
  const isAnswers = (path: string) => /^waves\/.*\.csv$/.test(path);
  return new Map(paths.map((path) => [path, isAnswers(path) ? '' : readFileSync(join(folder, path), 'utf8')]));
}
