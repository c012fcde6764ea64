import { m } from '../../paraglide/messages';
import type { Choice, MissingKind } from '../codebook';
import { checkCode, checkName, Once } from './names';
import type { Pack } from './Pack';

const kinds: readonly (MissingKind | '')[] = ['', 'not_asked', 'not_applicable', 'dont_know', 'refused', 'blank'];

/** choices.csv: the codes of every list, in the file's order. */
export function readChoices(pack: Pack): Map<string, Choice[]> {
  const lines = pack.sheet(
    'choices.csv',
    { required: ['list_name', 'name'], optional: ['missing', 'aliases'], labels: ['label'] },
    true
  );
  const lists = new Map<string, Choice[]>();
  const once = new Once();
  for (const line of lines) {
    const list = line.required('list_name');
    const name = line.required('name');
    const aliases = line.list('aliases');
    checkName(line.at('list_name'), list);
    checkCode(line.at('name'), name);
    if (list === '' || name === '') continue;
    once.check(line.at('name'), [list, name], line.where);
    for (const alias of aliases) if (alias !== name) once.check(line.at('aliases'), [list, alias], line.where);
    const choice = { name, label: line.label('label'), missing: line.oneOf('missing', kinds, '') || null, aliases };
    lists.set(list, [...(lists.get(list) ?? []), choice]);
  }
  for (const [list, choices] of lists)
    if (choices.every(({ missing }) => missing))
      pack.faults.add('choices.csv', 0, 'missing', m.codebook_no_answers({ list }));
  return lists;
}
