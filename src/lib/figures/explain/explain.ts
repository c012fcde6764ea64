import { geographyOf } from '../../estimates/geography';
import { stateWords } from '../../charts/sentence';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { indicatorMark } from '../marks';
import { listTitle } from '../units/listWords';
import { valueText } from '../words/wording';
import { areaLines } from './areaLines';
import { countedLines, countsOf } from './counted';
import { definitionSentences } from './definitionSentences';
import type { Asked, Checked, Excluded, Explanation, Fact } from './explanation';
import { excludedRows } from './excludedRows';
import { fileLines } from './fileLines';
import { footnote } from './footnote';
import { precisionLines, weightLines } from './precisionLines';
import { viewFacts } from './viewFacts';
import { whyNoNumber } from './whyNoNumber';

/** Whether there is a number that its tables can be asked for. */
export const isNumber = ({ estimate: { value, state } }: Pick<Asked, 'estimate'>): boolean =>
  value !== null && state !== 'hidden';

/**
 * How a number came about. What is suppressed says why, and nothing of what it is made of.
 * @param checked null where there is no number
 */
export function explain(asked: Asked, checked: Checked | null): Explanation {
  const { codebook, estimate, indicator } = asked;
  const named = {
    title: listTitle(codebook, { ...estimate, indicator: indicator.id }),
    value: valueOf(asked)
  };
  const isShown = isNumber(asked) && checked !== null;
  const counts = isShown ? countsOf(asked, excludedOf(asked, checked)) : null;
  const facts: Fact[] = [
    ...(counts ? [{ label: m.explain_counted(), lines: countedLines(asked, counts) }] : []),
    ...viewFacts(asked),
    ...(isShown
      ? [
          { label: m.explain_weights(), lines: weightLines(asked) },
          { label: m.explain_precision(), lines: precisionLines(asked) },
          { label: m.session_area(), lines: areaLines(asked, checked, geographyOf(codebook)) },
          { label: m.explain_files(), lines: fileLines(checked.files, text(asked.table.label)) }
        ]
      : [])
  ].filter(({ lines }) => lines.length > 0);
  const explanation = {
    ...named,
    sentences: isShown ? definitionSentences(asked) : [whyNoNumber(asked)],
    counts,
    facts,
    statement: isShown ? checked.statement : null
  };
  return { ...explanation, footnote: footnote(explanation, text(codebook.source), asked.simulated) };
}

function valueOf({ codebook, estimate, indicator }: Asked): string {
  const { value } = estimate;
  return value === null
    ? stateWords(indicatorMark(indicator, codebook), estimate)
    : valueText(codebook, { ...estimate, value }, indicator);
}

const excludedOf = ({ codebook }: Asked, { rows }: Checked): Excluded[] | null =>
  rows && excludedRows(codebook, rows.listed, rows.rows);
