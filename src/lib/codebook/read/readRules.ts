import type { Rule } from '../codebook';
import { attempt } from './Faults';
import { checkName, Once } from './names';
import type { Pack } from './Pack';
import { parsePredicate, type Scope } from '../expression/parse';

/** rules.csv: what a row must not be. */
export function readRules(pack: Pack, scopes: Map<string, Scope>): Rule[] {
  const columns = { required: ['id', 'table', 'condition', 'severity'], optional: [], labels: ['message'] };
  const once = new Once();
  return pack.sheet('rules.csv', columns, true).flatMap((line) => {
    const id = line.required('id');
    const table = line.reference('table', scopes);
    const text = line.required('condition');
    const severity = line.oneOf('severity', ['error', 'warning']);
    const message = line.label('message');
    checkName(line.at('id'), id);
    if (id !== '') once.check(line.at('id'), [id], line.where);
    const scope = scopes.get(table);
    const condition = scope && text !== '' ? attempt(line.at('condition'), () => parsePredicate(text, scope)) : null;
    return condition ? [{ id, table, condition, severity, message }] : [];
  });
}
