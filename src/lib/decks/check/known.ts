import { cellText, type Table, type TableCell } from '../../charts/table';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { reportingAreas } from '../../codebook/reporting';
import { change } from '../../estimates/compare/change';
import type { Estimate } from '../../estimates/estimates';
import type { Answers } from '../../figures/answers';
import type { View } from '../../figures/view/view';
import { areaEstimates, comparable, ranking } from '../../figures/words/results';
import { plain } from '../../figures/words/sentence';
import { areaText, countText, differenceText, rateText } from '../../figures/words/wording';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Said } from '../told';
import { slideWords } from '../words';
import { clausesOf } from './clauses';
import { earlierWave } from './earlierWave';
import { areasAt, numbersIn, type NumberKind } from './numbers';

/** A number that a slide may say. */
export interface Known {
  value: number;
  kind: NumberKind;
  text: string;
  /** what it is of, in words; '' of one that is offered to nobody */
  of: string;
  /** null: it goes with the name of any area, as a target does */
  area: string | null;
  /** of areas that the words name together */
  isBetween?: boolean;
}

/**
 * Every number that is true of a slide: of its table, of what the rule would say, of what its numbers rest on, of the total, and between areas.
 * @param named areas whose differences may be said
 */
export function knownNumbers(said: Said, answers: Answers, named: string[] = []): Known[] {
  const { view } = said.figure.spec;
  const { codebook } = answers;
  const estimated = said.figure.indicators.flatMap((one) => [
    ...[codebook.root, ...reportingAreas(codebook).map(({ code }) => code)].flatMap((area) =>
      ofEstimate(one, area, view, answers)
    ),
    ...areaCounts(one, view, answers),
    ...differences(one, named, view, answers),
    ...differences(one, extremesOf(one, view, answers), view, answers).map((each) => ({ ...each, of: '' }))
  ]);
  return [...ofTable(said.figure.table, codebook), ...ofWords(said, answers), ...estimated];
}

function ofTable({ head, rows }: Table, { areas }: Codebook): Known[] {
  const codes = new Map(areas.map(({ code, label }) => [text(label), code]));
  return rows.flatMap((row) => {
    const name = cellText(row[0] ?? '');
    return row.flatMap((cell, at) => {
      const column = head[at] ?? '';
      // a target is no value that anybody has meant
      const of = column === m.chart_column_target() ? '' : `${name} ${column}`;
      return ofCell(cell, of, column, codes.get(name) ?? null);
    });
  });
}

function ofCell(cell: TableCell, of: string, head: string, area: string | null): Known[] {
  if (typeof cell === 'string') return numbersIn(cell).map((one) => ({ ...one, of, area }));
  const isRate = /[.%]|百分点|points?/.test(cell.text) && !/万/.test(cell.text);
  const kind =
    isRate || !Number.isInteger(cell.number) ? 'rate' : head === m.chart_column_target() ? 'either' : 'count';
  return [{ value: cell.number, kind: /万/.test(cell.text) ? 'count' : kind, text: cell.text, of, area }];
}

/** What the rule writes, whether or not somebody has typed over it; a number beside no area is of the one that the slide is of. */
function ofWords({ figure }: Said, answers: Answers): Known[] {
  const { headline, basis, spec, title, indicators } = figure;
  const own = slideWords({ title: null, subtitle: null, sentence: null, note: null }, figure, answers);
  const found = [plain(headline), own.title.text, own.sentence.text, ...basis.notes].flatMap((words) => {
    const clauses = clausesOf(words, answers.codebook, indicators, spec.view.area);
    return numbersIn(words).map((one) => ({
      ...one,
      area: areasAt(one, words, clauses, spec.view.area)?.[0] ?? spec.view.area
    }));
  });
  const anywhere = [own.subtitle.text, basis.n ?? '', basis.definition, title].flatMap(numbersIn);
  return [
    ...found.map((one) => ({ ...one, of: title })),
    // the day of a date is no value
    ...anywhere.map((one) => ({ ...one, area: null, of: '' }))
  ];
}

/** What an area has of one indicator, what it lacks, and how far it is from the wave before, the total and the target. */
function ofEstimate(indicator: Indicator, area: string, view: View, answers: Answers): Known[] {
  const { codebook } = answers;
  const one = answers.estimate(indicator.id, view.wave, area);
  if (!one || one.value === null) return [];
  const total = answers.estimate(indicator.id, view.wave, codebook.root);
  const before = answers.estimate(indicator.id, earlierWave(view, answers), area);
  const changed = change(one, before);
  const of = `${areaText(codebook, area)} ${text(indicator.label)}`;
  const scale = indicator.format === 'number' ? 1 : 100;
  const rate = (value: number, words = '', whose = of): Known => ({
    value: value * scale,
    kind: indicator.statistic ? 'either' : 'rate',
    text: words,
    of: words && whose,
    area
  });
  const count = (value: number | null, words = ''): Known[] =>
    value === null ? [] : [{ value, kind: 'count', text: words, of: words && of, area }];
  return [
    rate(one.value, rateText(one.value, indicator)),
    ...(before?.value == null ? [] : [rate(before.value)]),
    ...(changed === null ? [] : [rate(changed, differenceText(changed, indicator))]),
    ...(total?.value == null ? [] : [rate(one.value - total.value)]),
    ...(one.target === null ? [] : [rate(one.value - one.target), { ...rate(one.target), area: null }]),
    ...count(one.shortfall, one.shortfall === null ? '' : countText(one.shortfall, indicator)),
    ...[one.n, one.numerator, one.denominator].flatMap((each) => count(each)),
    ...shareOf(one, total)
  ];
}

/** How far areas are from one another. */
function differences(indicator: Indicator, areas: string[], { wave }: View, answers: Answers): Known[] {
  const known = areas.map((area) => answers.estimate(indicator.id, wave, area) ?? undefined).filter(comparable);
  const scale = indicator.format === 'number' ? 1 : 100;
  return known.flatMap((one, at) =>
    known.slice(at + 1).map((other): Known => {
      const difference = Math.abs(one.value - other.value);
      return {
        value: difference * scale,
        kind: indicator.statistic ? 'either' : 'rate',
        text: differenceText(difference, indicator),
        of: [one, other].map(({ area }) => areaText(answers.codebook, area)).join(' − '),
        area: null,
        isBetween: true
      };
    })
  );
}

/** The first and the last of those that are ranked. */
function extremesOf(indicator: Indicator, { wave }: View, answers: Answers): string[] {
  const order = ranking(answers.codebook, answers.wave(wave), indicator)?.worstFirst ?? [];
  return [order[0], order.at(-1)].flatMap((one) => one?.area ?? []);
}

/** Which part of what all lack an area lacks. */
const shareOf = ({ shortfall, area }: Estimate, total: Estimate | null): Known[] =>
  shortfall && total?.shortfall
    ? [{ value: (100 * shortfall) / total.shortfall, kind: 'rate', text: '', of: '', area }]
    : [];

/** How many areas there are, how many of them can be compared, and how many stand where. */
function areaCounts(indicator: Indicator, { wave }: View, answers: Answers): Known[] {
  const { codebook } = answers;
  const found = areaEstimates(codebook, answers.wave(wave), indicator);
  const types = codebook.areaTypes.map(
    ({ name }) => new Set(codebook.areas.flatMap((one) => (one.type === name ? one.code : [])))
  );
  const groups = [found, ...types.map((codes) => found.filter(({ area }) => codes.has(area)))];
  return groups
    .flatMap((group) => {
      const known = group.filter(comparable);
      const stands = (['reached', 'near', 'below', 'undecided'] as const).map(
        (status) => known.filter((one) => one.status === status).length
      );
      return [group.length, known.length, ...stands, known.length - stands[0]!];
    })
    .map((value) => ({ value, kind: 'count', text: '', of: '', area: null }));
}
