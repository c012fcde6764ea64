import { geographyOf } from '../../estimates/geography';
import { suppressed } from '../../estimates/suppression/suppressed';
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
 * @param checked null where there is no number, and while it is being computed anew: then it says what the page knows
 */
export function explain(whole: Asked, checked: Checked | null): Explanation {
  const isHidden = whole.estimate.state === 'hidden';
  // whoever hands its counts over, they are not said
  const asked = isHidden ? { ...whole, estimate: suppressed(whole.estimate, whole.estimate.crossed ?? false) } : whole;
  const { codebook, estimate, indicator, table } = asked;
  const isShown = isNumber(asked);
  const counts = isShown ? countsOf(asked, checked && excludedOf(asked, checked)) : null;
  const facts: Fact[] = [
    { label: m.explain_counted(), lines: counts ? countedLines(asked, counts) : [] },
    ...viewFacts(asked),
    { label: m.explain_weights(), lines: isShown ? weightLines(asked) : [] },
    { label: m.explain_precision(), lines: isShown ? precisionLines(asked) : [] },
    { label: m.session_area(), lines: isShown && checked ? areaLines(asked, checked, geographyOf(codebook)) : [] },
    { label: m.explain_files(), lines: isShown && checked ? fileLines(checked.files, text(table.label)) : [] }
  ];
  const explanation = {
    title: listTitle(codebook, { ...estimate, indicator: indicator.id, own: indicator }),
    value: valueOf(asked),
    sentences: isShown ? definitionSentences(asked) : [whyNoNumber(asked)],
    counts,
    facts: facts.filter(({ lines }) => lines.length > 0),
    statement: isShown && checked ? checked.statement : null
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
