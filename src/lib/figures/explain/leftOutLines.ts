import type { TableSpec } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import { allValues } from '../crosstab/crossing';
import type { CrossedSpec } from '../crosstab/spec';
import { codesOf } from '../crosstab/versus/parties';
import type { Versus } from '../crosstab/versus/versus';
import type { Survey } from '../survey';
import { exactText } from './exactText';

/** Who is on no side of a comparison: who gave no answer, and values that somebody does not want to see. */
export function leftOutLines(
  { column, query, indicator, measure, chosen, rest }: Versus,
  spec: CrossedSpec,
  survey: Survey,
  answers: Answers,
  { variables, observation }: TableSpec
): string[] {
  const { area, wave } = spec.view;
  const counted = codesOf([...chosen, ...rest]);
  const name = text(variables.find((one) => one.name === column)?.label ?? {});
  const own = (answers.further(query) ?? []).filter(
    (one) => one.indicator === indicator.id && one.area === area && one.wave === wave
  );
  return allValues(spec, measure, column, survey).flatMap(({ code, label }) => {
    const n = own.find(({ group }) => group[column] === code)?.n;
    if (!n || (code !== null && counted.includes(code))) return [];
    const count = m.explain_quantity({ number: exactText(n), unit: text(observation) });
    return [
      code === null
        ? m.explain_versus_blank({ column: name, count })
        : m.explain_versus_unlisted({ value: label, count })
    ];
  });
}
