import type { Codebook } from '../../codebook/codebook';
import type { Opened } from '../../figures/survey';
import { formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** Which tables of which wave are others than before, and how many rows they have more or less; and whether the survey says something else of them. */
export function tablesChanged(before: Opened, after: Opened): string[] {
  const { codebook } = after;
  const packs = isSamePack(before.codebook, codebook) ? [] : [m.briefing_late_pack()];
  const key = ({ table, wave }: Opened['stored'][number]) => JSON.stringify([table, wave]);
  const old = new Map(before.stored.map((one) => [key(one), one]));
  const now = new Map(after.stored.map((one) => [key(one), one]));
  const tables = [...new Set([...old.keys(), ...now.keys()])].flatMap((one) => {
    const [was, is] = [old.get(one), now.get(one)];
    if (was?.name === is?.name) return [];
    const { table, wave } = (is ?? was)!;
    const label = text(codebook.tables.find(({ name }) => name === table)?.label ?? {}) || table;
    const time = text(codebook.waves.find(({ id }) => id === wave)?.label ?? {}) || wave;
    return [
      m.briefing_late_table({
        table: label,
        wave: time,
        before: formatNumber(was?.rows ?? 0),
        after: formatNumber(is?.rows ?? 0)
      })
    ];
  });
  return [...packs, ...tables];
}

/** Whether two moments are of the same data: the same tables, of which the survey says the same. */
export const sameData = (a: Opened, b: Opened): boolean =>
  JSON.stringify(a.stored.map(({ name }) => name).sort()) === JSON.stringify(b.stored.map(({ name }) => name).sort()) &&
  isSamePack(a.codebook, b.codebook);

/** Whether figures mean the same by two readings of a survey's files. */
export const isSamePack = (a: Codebook, b: Codebook): boolean => a === b || packPrint(a) === packPrint(b);

/** All that figures follow of a survey's files. What a person has set here is no news to him. */
function packPrint(codebook: Codebook): string {
  const own = new Set(codebook.filters.filter(({ isOwn }) => isOwn).map(({ name }) => name));
  const choices = [...codebook.choices].filter(([list]) => !own.has(list));
  return JSON.stringify({ ...codebook, choices, presets: [], rules: [] }, (_, value: unknown) =>
    Array.isArray(value) ? value.filter((one: { isOwn?: true } | null) => !one?.isOwn) : value
  );
}
