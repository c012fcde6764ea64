import type { Codebook } from '../../codebook/codebook';
import type { MatchedChange } from '../../estimates/matched/matchedChanges';
import { formatDate, formatValue, text } from '../../i18n/format';
import { rangeText } from '../../i18n/range';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import { matchedAsk, matchedTable, type MatchedSpec, type MatchedTable } from '../crosstab/matched/matchedTable';
import { excludedWords, matchedSentence } from '../crosstab/matched/words';
import { isSimulated, type Survey } from '../survey';
import { filterWords, ownMeanings } from '../view/filters';
import { areaText, rateText } from '../words/wording';
import { definitionSentences } from './definitionSentences';
import { exactText } from './exactText';
import type { ComparedNumber, Fact, FileBehind } from './explanation';
import { fileLines } from './fileLines';
import { footnote } from './footnote';

/** A figure of the same units, of which a number is asked about. */
export interface MatchedChoice {
  /** those that stand on the page */
  answers: Answers;
  spec: MatchedSpec;
}

/**
 * The numbers of a figure of the same units, the whole first; [] where nothing can be told of them.
 * @param behind files of both waves
 * @param statements one for each of `changeQueries`
 */
export function matchedNumbers(
  spec: MatchedSpec,
  survey: Survey,
  answers: Answers,
  behind: FileBehind[],
  statements: string[]
): ComparedNumber[] {
  const { codebook } = answers.of(spec.view);
  const found = matchedTable(spec, survey, answers.matched(matchedAsk(spec, survey)) ?? null);
  if (!found) return [];
  const area = areaText(codebook, spec.view.area);
  const lines = [
    { label: area, change: found.whole, asked: 0, group: null as string | null },
    ...found.rows.map((row) => ({ ...row, group: row.label }))
  ];
  return lines.map(({ label, change, asked, group }) => {
    const explanation = {
      title: m.explain_matched_title({
        label: text(found.indicator.label),
        of: group === null ? area : `${area} · ${group}`
      }),
      value: valueOf(change, found),
      sentences: [...definitionsOf(change, found, codebook), matchedSentence({ ...found, whole: change }, codebook)],
      counts: null,
      facts: factsOf(change, group, { found, spec, codebook, behind }),
      statement: change.counts ? (statements[asked] ?? null) : null
    };
    return {
      label,
      explanation: { ...explanation, footnote: footnote(explanation, text(codebook.source), isSimulated(survey)) },
      // only units that have names are found again
      isOpen: true
    };
  });
}

function valueOf({ before, now }: MatchedChange, { indicator }: MatchedTable): string {
  return before === null || now === null ? '—' : `${rateText(before, indicator)} → ${rateText(now, indicator)}`;
}

/** The definition of each wave with its counts put in. */
function definitionsOf(change: MatchedChange, { indicator, before, now }: MatchedTable, codebook: Codebook): string[] {
  const table = tableOf(codebook, indicator.table);
  const { counts } = change;
  if (!counts) return [];
  return (['before', 'now'] as const).map((when) => {
    const value = change[when];
    const state = value === 0 ? ('zero' as const) : ('value' as const);
    const weighted = change.weighted ? { weighted: true as const } : {};
    const estimate = { ...counts[when], ...weighted, value, state };
    const words = definitionSentences({ estimate, indicator, part: null, table });
    const wave = waveOf(codebook, when === 'before' ? before : now);
    return m.explain_matched_wave({
      wave: text(wave.label),
      words: words.reduce((a, b) => m.explain_joined({ before: a, after: b }))
    });
  });
}

interface Of {
  found: MatchedTable;
  spec: MatchedSpec;
  codebook: Codebook;
  behind: FileBehind[];
}

function factsOf(change: MatchedChange, group: string | null, { found, spec, codebook, behind }: Of): Fact[] {
  const { indicator, before, now } = found;
  const table = tableOf(codebook, indicator.table);
  const unit = text(table.observation);
  const quantity = (count: number) => m.explain_quantity({ number: exactText(count), unit });
  const filters = filterWords(codebook, spec.view.filters);
  const waves = [before, now].map((id) => waveOf(codebook, id));
  const facts = [
    {
      label: m.explain_counted(),
      lines: [
        m.explain_matched_counted({ matched: quantity(change.matched), n: quantity(change.n) }),
        // who is left out is known of the whole
        ...(group === null ? excludedWords(found, codebook) : [])
      ]
    },
    {
      label: m.session_wave(),
      lines: waves.map(({ label, referenceDate }) =>
        m.explain_wave({ wave: text(label), date: formatDate(referenceDate) })
      )
    },
    {
      label: m.session_filters(),
      lines: [
        ...(filters.length > 0 ? filters : [m.explain_no_filters()]),
        ...ownMeanings(codebook, [spec, indicator.universe, indicator.numerator, indicator.denominator]),
        ...(group === null ? [] : [m.explain_group({ group })])
      ]
    },
    { label: m.explain_weights(), lines: weightLines(change, codebook, found) },
    { label: m.explain_precision(), lines: precisionLines(change, codebook, found) },
    { label: m.explain_files(), lines: fileLines(behind, text(table.label)) }
  ];
  return facts.filter(({ lines }) => lines.length > 0);
}

function weightLines(change: MatchedChange, codebook: Codebook, { indicator }: MatchedTable): string[] {
  const { weight, variables } = tableOf(codebook, indicator.table);
  if (weight === null) return [m.explain_weights_none()];
  const column = text(variables.find(({ name }) => name === weight)?.label ?? {});
  if (!change.weighted) return [m.explain_weights_equal({ column })];
  const by = m.explain_weights_by({ column });
  if (change.effectiveN === undefined) return [by];
  return [`${by}${m.chart_comma()}${m.chart_worth({ worth: exactText(Math.floor(change.effectiveN + 1e-9)) })}`];
}

function precisionLines({ interval, n }: MatchedChange, codebook: Codebook, { indicator }: MatchedTable): string[] {
  const { design } = tableOf(codebook, indicator.table);
  if (design === 'census') return [m.explain_no_interval_census()];
  if (interval === null) return [m.explain_no_interval()];
  const [lower, upper] = interval.map((limit) => formatValue(limit, indicator.format));
  const range = m.chart_interval_words({ range: rangeText(lower!, upper!), method: m.explain_matched_method() });
  return [`${range}${m.chart_comma()}n = ${exactText(n)}`];
}

const tableOf = ({ tables }: Codebook, wanted: string) => tables.find(({ name }) => name === wanted)!;
const waveOf = ({ waves }: Codebook, wanted: string) => waves.find(({ id }) => id === wanted)!;
