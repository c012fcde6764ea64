import type { Codebook } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import type { Check, IntakeReport } from '../intake/report';
import { checks } from './checks';
import type { Loaded } from './loadFile';

/** The report of a loaded file with its checks counted, for a file that was loaded without. */
export async function check(engine: Engine, codebook: Codebook, { report, tables }: Loaded): Promise<IntakeReport> {
  if (report.checks !== null) return report;
  let found: Check[] = [];
  for (const { table, name, columns } of tables) {
    const spec = codebook.tables.find((one) => one.name === table)!;
    found = addChecks(found, (await checks(engine, name, spec, columns, codebook)).checks);
  }
  return { ...report, checks: found };
}

/** Counts of the same rule in two tables of one file as one. */
export function addChecks(some: Check[], more: Check[]): Check[] {
  const others = more.filter(({ rule }) => !some.some((one) => one.rule === rule));
  return [
    ...some.map((one) => {
      const same = more.find(({ rule }) => rule === one.rule);
      if (!same) return one;
      return { ...one, count: one.count + same.count, firstLine: Math.min(one.firstLine, same.firstLine) };
    }),
    ...others
  ];
}
