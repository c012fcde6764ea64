import { m } from '../../paraglide/messages';
import { corners, type Corner, type Indicator, type Quadrants } from '../codebook';
import type { Label } from '../../i18n/label';
import type { Entry } from '../read/Entry';
import { checkName } from '../read/names';

/** Two indicators that are to be kept in step, and what to do by which of them have reached their targets. */
export function readQuadrants(entry: Entry, known: Map<string, Indicator>): Quadrants | null {
  entry.allow(['name', 'label', 'indicators', 'actions']);
  const name = entry.get('name').text();
  checkName(entry.get('name'), name);
  const label = entry.get('label').label();
  const ids = entry.get('indicators').list();
  const [first, second] = ids.map((one) => known.get(one.reference(known)));
  if (ids.length !== 2 || (first && first.id === second?.id)) entry.get('indicators').fault(m.codebook_quadrants_two());
  for (const [at, one] of [first, second].entries())
    if (one?.target === null) ids[at]!.fault(m.codebook_quadrants_target());
  const actions = entry.get('actions').allow([...corners]);
  const said = corners.map((one): [Corner, Label] => [one, actions.get(one).label()]);
  return first && second
    ? { name, label, indicators: [first.id, second.id], actions: Object.fromEntries(said) as Record<Corner, Label> }
    : null;
}
