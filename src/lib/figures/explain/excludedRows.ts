import { because } from '../../codebook/expression/because';
import type { Codebook } from '../../codebook/codebook';
import { conditionsOf } from '../../codebook/expression/conditions';
import type { Predicate } from '../../codebook/expression/expression';
import { holds, type Row } from '../../codebook/expression/holds';
import type { ListedUnits } from '../../estimates/units/unitList';
import { answerAt, kept, type UnitRows } from '../../estimates/units/unitRows';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { factsOf, missingText, type Judged } from '../units/why';
import { conditionText } from '../words/universe';
import type { Excluded } from './explanation';

/** The rows of a full count that do not count, by their reasons: those that most have come first. */
export function excludedRows(codebook: Codebook, { table, indicator, query }: ListedUnits, rows: UnitRows): Excluded[] {
  const judged: Judged = { codebook, table, indicator, rows, measure: query.counted!.measure };
  const found = new Map<string, Excluded>();
  for (let at = 0; at < rows.length; at += 1) {
    if (rows.kept[at] === kept.complete) continue;
    const kind = rows.kept[at] === kept.nonresponse ? 'nonresponse' : 'notEligible';
    const row: Row = Object.fromEntries([...rows.columns].map(([name, column]) => [name, answerAt(column, at)]));
    const reason = reasonOf(judged, at, row);
    const one = found.get(`${kind} ${reason}`) ?? { kind, count: 0, reason };
    one.count += 1;
    found.set(`${kind} ${reason}`, one);
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** The first condition that a row does not meet, so that each row has one reason; of a number the condition, of a code what was answered. */
function reasonOf(judged: Judged, at: number, row: Row): string {
  const { measure, rows } = judged;
  const unmet = (predicate: Predicate | null) => conditionsOf(predicate).find((one) => holds(one, row) === false);
  if (rows.kept[at] === kept.nonresponse) return m.explain_blank_of({ columns: missingText(judged, row) });
  const outside = unmet(measure.universe);
  if (outside) return m.explain_outside_of({ facts: unmetText(judged, outside, row) });
  const unasked = unmet(measure.relevant);
  return unasked ? m.explain_unasked_of({ facts: unmetText(judged, unasked, row) }) : m.explain_marked();
}

function unmetText({ codebook, table }: Judged, condition: Predicate, row: Row): string {
  const columns = because(condition, row);
  const variables = table.variables.filter(({ name }) => columns.includes(name));
  const isCoded = variables.every(({ type }) => type === 'select_one' || type === 'boolean' || type === 'area');
  if (isCoded) return factsOf({ codebook, table }, row, columns).join(m.ui_list_separator());
  const said = conditionText(codebook, table, condition);
  return said === null
    ? variables.map(({ label }) => text(label)).join(m.ui_list_separator())
    : m.explain_unmet({ condition: said });
}
