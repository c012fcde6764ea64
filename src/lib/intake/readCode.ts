import type { Area, Choice } from '../codebook/codebook';
import type { Label } from '../i18n/label';
import { normal } from './normal';

/** Looks codes up by what a form may print for them: the code, a label in any language, an alias. */
export type CodeReader<Entry> = (text: string) => Entry | null;

export function choiceReader(choices: Choice[]): CodeReader<Choice> {
  return reader(choices, ({ name }) => name);
}

/** Also reads a code that a spreadsheet made a number of: 420902.0 */
export function areaReader(areas: Area[]): CodeReader<Area> {
  const read = reader(areas, ({ code }) => code);
  return (text) =>
    read(text) ??
    read(
      text
        .normalize('NFKC')
        .trim()
        .replace(/^'|\.0+$/g, '')
    );
}

function reader<Entry extends { label: Label; aliases: string[] }>(
  entries: Entry[],
  code: (entry: Entry) => string
): CodeReader<Entry> {
  const byName = new Map<string, Entry>();
  const ranks: ((entry: Entry) => string[])[] = [
    (entry) => [code(entry)],
    ({ label }) => Object.values(label),
    ({ aliases }) => aliases
  ];
  for (const rank of ranks) {
    for (const entry of entries) {
      for (const name of rank(entry).map(normal)) if (name !== '' && !byName.has(name)) byName.set(name, entry);
    }
  }
  return (text) => byName.get(normal(text)) ?? null;
}
