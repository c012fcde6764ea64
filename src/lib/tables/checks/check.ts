import type { Codebook } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { maxLines, maxRepeated, type Check, type Damage, type IntakeReport } from '../../intake/report/report';
import { checks } from './checks';
import { damages } from './damages';
import { wideAreas } from '../load/wideAreas';
import type { Loaded } from '../load/loaded';

/** The report of a loaded file with its damages and checks counted, for a file that was loaded without. */
export async function check(
  engine: Engine,
  codebook: Codebook,
  { report, tables }: Pick<Loaded, 'report' | 'tables'>,
  signal?: AbortSignal
): Promise<IntakeReport> {
  if (report.checks !== null) return report;
  let broken: Check[] = [];
  let damaged: Damage[] = report.damages;
  for (const { table, name, columns, areas } of tables) {
    const spec = codebook.tables.find((one) => one.name === table)!;
    const rules = await checks(engine, name, spec, columns, codebook, signal);
    broken = join(broken, rules, ({ rule }) => rule, maxLines);
    const found = await damages(engine, name, spec, columns, wideAreas(spec, areas, codebook), signal);
    damaged = join(damaged, found, ({ column, kind }) => `${column} ${kind}`, maxRepeated);
  }
  return { ...report, checks: broken, damages: damaged };
}

/** Findings of the same thing in two tables of one file as one. */
function join<Finding extends { count: number; lines: number[] }>(
  some: Finding[],
  more: Finding[],
  key: (finding: Finding) => string,
  most: number
): Finding[] {
  const joined = new Map(some.map((finding) => [key(finding), finding]));
  for (const finding of more) {
    const known = joined.get(key(finding));
    const lines = [...(known?.lines ?? []), ...finding.lines].sort((a, b) => a - b).slice(0, most);
    joined.set(key(finding), { ...(known ?? finding), count: (known?.count ?? 0) + finding.count, lines });
  }
  return [...joined.values()];
}
