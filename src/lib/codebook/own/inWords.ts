import type { Codebook, TableSpec } from '../codebook';
import { tokens } from '../expression/tokens';

/**
 * A condition or a number that is understood, in words of a language: its columns and codes as they are called, its signs as they are.
 * `employees >= 100 AND ownership = 'private'` is "职工总数（人） >= 100 AND 登记注册类型 = 私营".
 */
export function inWords(
  written: string,
  { variables }: Pick<TableSpec, 'variables'>,
  { choices, areas }: Pick<Codebook, 'choices' | 'areas'>,
  language: string
): string {
  const all = tokens(written);
  const labels = new Map(variables.map((one) => [one.name, one]));
  /** of the column before a code, or behind it: 'legal' IN services */
  const columnAt = (at: number) => {
    const before = all.slice(0, at).reverse();
    const next = all[at + 1];
    const isMember = next?.type === 'word' && (next.value === 'IN' || next.value === 'NOT');
    const found = isMember ? all.slice(at) : before;
    return found.find(({ type }) => type === 'name');
  };
  let [said, from] = ['', 0];
  all.forEach((token, at) => {
    if (token.type !== 'name' && token.type !== 'text') return;
    const column = token.type === 'name' ? token : columnAt(at);
    const variable = column?.type === 'name' ? labels.get(column.value) : undefined;
    const list =
      variable?.type === 'area' ? areas.map((one) => ({ ...one, name: one.code })) : choices.get(variable?.list ?? '');
    const label = token.type === 'name' ? variable?.label : list?.find(({ name }) => name === token.value)?.label;
    const words = label?.[language];
    if (words === undefined) return;
    const length = token.type === 'name' ? token.value.length : token.value.replaceAll("'", "''").length + 2;
    said += written.slice(from, token.position) + words;
    from = token.position + length;
  });
  return said + written.slice(from);
}
