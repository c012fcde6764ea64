import { m } from '../../paraglide/messages';
import type { Indicator } from '../codebook';
import { refer } from './Faults';
import type { Line } from './Sheet';

/** A definition with the row that it stands in. */
export interface Definition {
  line: Line;
  indicator: Indicator;
}

/** A whole that is its largest part needs parts, and a part needs such a whole with the same table and scale. */
export function checkParts(definitions: Definition[]): void {
  const byId = new Map<string, Indicator>();
  for (const { indicator } of definitions) if (!byId.has(indicator.id)) byId.set(indicator.id, indicator);
  const wholes = new Set(definitions.map(({ indicator }) => indicator.partOf));
  for (const { line, indicator } of definitions) {
    if (indicator.combine && !wholes.has(indicator.id))
      line.fault('combine', m.codebook_no_parts({ id: indicator.id }));
    if (indicator.combine && indicator.partOf !== null) line.fault('part_of', m.codebook_part_of_part());
    if (indicator.partOf === null || !refer(line.at('part_of'), indicator.partOf, byId)) continue;
    const whole = byId.get(indicator.partOf)!;
    if (!whole.combine) line.fault('part_of', m.codebook_not_combined({ id: whole.id }));
    for (const key of ['table', 'format', 'per', 'direction'] as const)
      if (whole[key] !== indicator[key]) line.fault(key, m.codebook_part_differs({ id: whole.id }));
  }
}
