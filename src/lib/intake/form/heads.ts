import type { Codebook, Variable, TableSpec } from '../../codebook/codebook';
import { inLocale } from '../../i18n/label';
import { match } from '../match/match';
import { platformOf } from '../shape/platform';
import { numbered } from '../shape/numbered';
import type { Shape } from '../shape/sniff';
import type { Locale } from '../../paraglide/runtime';

/**
 * What the columns of a form are called: by the question's label, or where that would be taken for another question, by an alias or
 * the question's name.
 */
export async function headsOf(table: TableSpec, codebook: Codebook, locale: Locale): Promise<string[]> {
  const { variables } = table;
  const ways = variables.map(({ label, aliases, name }) => [inLocale(label, locale), ...aliases, name]);
  const tried = variables.map(() => 0);
  for (;;) {
    const heads = ways.map((names, at) => names[tried[at]!]!);
    const wrong = await mistaken(heads, variables, table, codebook);
    const next = wrong.filter((at) => tried[at]! < ways[at]!.length - 1);
    if (next.length === 0) return heads;
    for (const at of next) tried[at]!++;
  }
}

/** Places of heads that are not read as their question for certain. */
async function mistaken(
  heads: string[],
  variables: Variable[],
  table: TableSpec,
  codebook: Codebook
): Promise<number[]> {
  const header = numbered(heads.map((head) => head.trim()));
  const shape: Shape = {
    ...{ delimiter: ',', platform: platformOf(header), header, headerRecord: 0, headerRecords: 1 },
    ...{ preview: [], sample: [], start: 0, firstLine: 2 }
  };
  const { columns } = await match(shape, codebook, { table: table.name }, []);
  return columns.flatMap(({ answering, certainty }, at) =>
    answering?.question === variables[at]!.name && answering.option === null && certainty === 1 ? [] : [at]
  );
}
