import { geographyOf } from '../../estimates/geography';
import type { Estimate } from '../../estimates/estimates';
import { formatRate, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import { groupOf, isTotal } from '../crosstab/versus/parties';
import { differenceWords, isNamed, namesOf, restNames, toldWords } from '../crosstab/versus/sentence';
import { heldOf, type Versus } from '../crosstab/versus/versus';
import type { CrossedSpec } from '../crosstab/spec';
import { isSimulated, type Survey } from '../survey';
import { placeText } from '../units/listWords';
import { rateText, unrounded } from '../words/wording';
import { areaLines } from './areaLines';
import { countedLines, countsOf } from './counted';
import { definitionSentences } from './definitionSentences';
import { exactText } from './exactText';
import type { Asked, Checked, ComparedNumber, Fact } from './explanation';
import { fileLines } from './fileLines';
import { footnote } from './footnote';
import { leftOutLines } from './leftOutLines';
import { askedOf } from './numbers';
import { weightLines } from './precisionLines';
import { versusPrecision } from './versusPrecision';
import { viewFacts } from './viewFacts';

/** A slice of which the comparison with the rest is asked about. */
export interface VersusChoice {
  /** those that stand on the page */
  answers: Answers;
  spec: CrossedSpec & { kind: 'crosstab' };
}

/** A side of a comparison, with all that its explanation is made of. */
interface Side {
  name: string;
  asked: Asked;
  /** the same in all areas */
  members: Estimate[];
}

/** How the chosen values differ from the rest: both sides, what comes of them, and what may be said of it. [] where nothing is compared. */
export function versusNumbers(
  versus: Versus,
  spec: CrossedSpec,
  survey: Survey,
  answers: Answers,
  { statement, files }: Pick<Checked, 'statement' | 'files'>
): ComparedNumber[] {
  const { found, indicator, chosen, rest, measure } = versus;
  if (!found) return [];
  const { codebook } = answers.of(spec.view);
  const sides = sidesOf(versus, spec, answers);
  const [one, other] = sides;
  const label = m.explain_versus_title({ label: text(indicator.label), one: one.name, other: restNames(rest) });
  const { table } = one.asked;
  const facts: Fact[] = [
    {
      label: m.explain_counted(),
      lines: [
        ...sides.map(({ name, asked }) => besides(name, countedLines(asked, countsOf(asked, null)))),
        ...leftOutLines(versus, spec, survey, answers, table)
      ]
    },
    { label: m.explain_versus_sides(), lines: [chosen, rest].map(namesOf) },
    ...viewFacts({ ...one.asked, estimate: { ...one.asked.estimate, group: {} } }),
    {
      label: m.explain_weights(),
      lines: ofBoth(sides, ({ asked }) => weightLines(asked))
    },
    { label: m.explain_precision(), lines: versusPrecision(versus, { one: one.name, other: other.name }) },
    {
      label: m.session_area(),
      lines: ofBoth(sides, ({ asked, members }) => areaLines(asked, { members, codes: null }, geographyOf(codebook)))
    },
    { label: m.explain_files(), lines: fileLines(files, text(table.label)) }
  ];
  const explanation = {
    title: m.explain_versus_in({ area: placeText(codebook, spec.view.area), label }),
    value: valueOf(versus),
    sentences: [
      ...sides.map((side) => m.explain_versus_side({ side: side.name, words: definitionOf(side) })),
      resultOf(versus)
    ],
    counts: null,
    facts: facts.filter(({ lines }) => lines.length > 0),
    statement
  };
  return [
    {
      label,
      explanation: { ...explanation, footnote: footnote(explanation, text(codebook.source), isSimulated(survey)) },
      isOpen: codebook.tables.some(({ name, hideBelow }) => name === measure.table && hideBelow === 0)
    }
  ];
}

function sidesOf(versus: Versus, spec: CrossedSpec, answers: Answers): [Side, Side] {
  const { indicator, column, query, chosen, rest, one, other } = versus;
  const all = answers.further(query) ?? [];
  const side = (name: string, estimate: Estimate, group: string): Side => ({
    name,
    members: all.filter((member) => member.indicator === indicator.id && member.group[column] === group),
    asked: askedOf({ answers, view: spec.view, indicators: [indicator] }, estimate)!
  });
  return [
    side(namesOf(chosen), one, groupOf(chosen)),
    side(isNamed(rest) ? namesOf(rest) : m.explain_versus_rest({ count: exactText(rest.length) }), other, groupOf(rest))
  ];
}

/** What stands on the page; of totals that are no parts of a whole both of them. */
function valueOf(versus: Versus): string {
  const { indicator, one, other } = versus;
  const { held, result } = heldOf(versus);
  if (held === 'difference') return differenceWords(result!, indicator);
  if (result !== null) return formatRate(result, 'percent');
  return [one, other].map(({ value }) => rateText(value!, indicator)).join(m.ui_list_separator());
}

const definitionOf = ({ asked }: Side): string =>
  definitionSentences(asked).reduce((before, after) => m.explain_joined({ before, after }));

/** What comes of both, and what may be said of it. */
function resultOf(versus: Versus): string {
  const { measure, indicator, one, other, found } = versus;
  const { result } = heldOf(versus);
  if (isTotal(measure)) {
    const [y, x] = [one.value!, one.value! + other.value!].map(exactText);
    return result === null
      ? m.explain_versus_whole()
      : m.explain_formula({ y: y!, x: x!, value: formatRate(result, 'percent') });
  }
  return m.explain_versus_difference({
    one: rateText(one.value!, indicator),
    other: rateText(other.value!, indicator),
    difference: differenceWords(result!, indicator) + unrounded(one.value!, other.value!, indicator),
    told: toldWords(found!, indicator)
  });
}

const besides = (side: string, lines: string[]): string =>
  m.explain_versus_side({ side, words: lines.join(m.slide_semicolon()) });

/** What is the same of both is said once, all else with its side. */
function ofBoth(sides: [Side, Side], linesOf: (side: Side) => string[]): string[] {
  const [one, other] = sides.map(linesOf) as [string[], string[]];
  const own = (name: string, lines: string[]) => (lines.length > 0 ? [besides(name, lines)] : []);
  return [
    ...one.filter((line) => other.includes(line)),
    ...own(
      sides[0].name,
      one.filter((line) => !other.includes(line))
    ),
    ...own(
      sides[1].name,
      other.filter((line) => !one.includes(line))
    )
  ];
}
