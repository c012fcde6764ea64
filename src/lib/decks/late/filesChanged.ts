import type { Opened } from '../../figures/survey';
import { formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** Which tables of which wave are others than before, and how many rows they have more or less. */
export function tablesChanged(before: Opened, after: Opened): string[] {
  const { codebook } = after;
  const key = ({ table, wave }: Opened['stored'][number]) => JSON.stringify([table, wave]);
  const old = new Map(before.stored.map((one) => [key(one), one]));
  const now = new Map(after.stored.map((one) => [key(one), one]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((one) => {
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
}

/** Whether two moments are of the same data. */
export const sameData = (a: Opened, b: Opened): boolean =>
  JSON.stringify(a.stored.map(({ name }) => name).sort()) === JSON.stringify(b.stored.map(({ name }) => name).sort());
