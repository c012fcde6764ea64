import { appearanceOf, appearanceWords, type Appearance } from '../../charts/appearance';
import { markKey } from '../../charts/mark';
import { shortfallsTable } from '../../charts/shortfalls/table';
import type { ShortfallsSubject, TotalMark } from '../../charts/shortfalls/subject';
import type { AreaMark } from '../../charts/subject';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { peopleId } from '../../codebook/gaps/derive';
import type { EstimateQuery } from '../../estimates/ask';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { Draft, FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { listOf } from '../units/listOf';
import type { Measured, View } from '../view/view';
import { areaText, areaTypeText, listText } from '../words/wording';
import { byPeople, countable, isShort, shortfallOf, type Shortfall } from './listed';
import { shortfallSentence } from './sentence';

interface Options {
  measure: Measured;
  /** null: of all */
  coverage: string | null;
  /** null: the first that reports */
  areaType: string | null;
  /** indicator that is looked at beside it */
  marked: string | null;
}

/** What every area lacks of every indicator, in people or in units, the most people first. */
export const shortfalls: FigureKind<Options> = {
  resolve({ measure, coverage, areaType, marked }, { codebook }) {
    if (measure !== 'people' && measure !== 'units') return { fault: m.figure_spec_unknown() };
    const isCoverage = coverage == null || codebook.coverages.some(({ name }) => name === coverage);
    const isAreaType =
      areaType == null || codebook.areaTypes.some(({ name, reporting }) => reporting && name === areaType);
    if (!isCoverage || !isAreaType) return { fault: m.figure_spec_unknown() };
    if (marked != null && !codebook.indicators.some(({ id }) => id === marked))
      return { fault: m.figure_spec_indicator({ indicator: String(marked) }) };
    return {
      measure,
      coverage: (coverage as string | null) ?? null,
      areaType: (areaType as string | null) ?? null,
      marked: (marked as string | null) ?? null
    };
  },
  questions: ({ view, measure }, survey) => [
    wholeQuestion(view, survey),
    ...(measure === 'units' ? [peopleQuestion(view, survey.codebook)] : [])
  ],
  opens: ({ measure, coverage, areaType, marked }) => ({
    page: '/gaps',
    choices: { measure: measure === 'people' ? null : measure, coverage, kind: areaType, indicator: marked }
  }),
  build({ view, measure, coverage, areaType, marked }, _, answers) {
    const { codebook, areas, areaTypes, mark } = read(view, answers);
    const indicators = countable(codebook, measure).filter((one) => coverage === null || one.coverage === coverage);
    const chosen = areas.find(({ code }) => code === view.area);
    const kind = chosen?.type ?? areaType ?? areaTypes[0]?.name ?? '';
    const places = chosen ? [chosen] : areas.filter((area) => area.type === kind);
    const pairs = places.flatMap((area) =>
      indicators.map((indicator) => ({ area, indicator, found: shortfallOf(answers, indicator, view.wave, area.code) }))
    );
    const short = byPeople(pairs.flatMap(({ found }) => (found && isShort(found.estimate) ? [found] : [])));
    const rest = pairs.filter(({ found }) => !found || !isShort(found.estimate));
    const areaOf = (code: string) => places.find((area) => area.code === code)!;
    const subject: ShortfallsSubject = {
      rows: short.map(({ estimate, indicator, people }) => ({
        area: areaOf(estimate.area),
        indicator: mark(indicator),
        estimate,
        people
      })),
      totals: codebook.coverages.map(({ name, label }) => ({
        label: text(label),
        rows: indicators
          .filter((one) => one.coverage === name)
          .map((indicator) => totalOf(indicator, short))
          .filter(({ shortfall }) => shortfall !== null && shortfall > 0)
          .sort((a, b) => b.shortfall! - a.shortfall!)
      })),
      others: othersOf(codebook, rest, measure),
      rest: rest.map(({ area, indicator, found }) => ({ area, indicator: mark(indicator), estimate: found?.estimate })),
      ofUnits: measure === 'units',
      people: peopleUnit(codebook),
      selected: { area: chosen?.code ?? null, indicator: marked }
    };
    const where = chosen ? chosen.label : areaTypeText(codebook, kind);
    const derived = measure === 'units' ? (answers.further(peopleQuestion(view, codebook)) ?? []) : [];
    return {
      title: measure === 'units' ? m.gaps_short_units({ where }) : m.gaps_short_people({ where }),
      subtitle: measure === 'units' ? m.gaps_short_order_units() : m.gaps_short_order_people(),
      headline: shortfallSentence(codebook, short, {
        where,
        isOne: chosen !== undefined,
        measure,
        pairs: pairs.length
      }),
      indicators,
      remarks: [
        m.gaps_short_not_added(),
        ...(measure === 'units' ? [m.gaps_short_people_are()] : []),
        ...missingPeople(codebook, derived, places, view.wave)
      ],
      table: shortfallsTable(subject),
      chart: { type: 'shortfalls', subject },
      leads: leadsOf(answers, short, indicators, { view, root: codebook.root, marked }),
      shows: {
        waves: [view.wave],
        estimates: pairs.flatMap(({ found }) => (found ? [found.estimate] : []))
      }
    };

    /** Of the areas of the list, and of no sum that others are in. */
    function totalOf(indicator: Indicator, all: Shortfall[]): TotalMark {
      const own = all.filter((one) => one.indicator === indicator);
      const people = own.map((one) => one.people);
      return {
        indicator: mark(indicator),
        shortfall: own.length === 0 ? null : own.reduce((sum, { estimate }) => sum + estimate.shortfall!, 0),
        people: people.includes(null) ? null : people.reduce((sum: number, one) => sum + one!, 0),
        areas: own.length
      };
    }
  }
};

/** The people in units that lack what an indicator counts. */
function peopleQuestion({ wave, filters, base }: View, codebook: Codebook): EstimateQuery {
  const derived = new Set(codebook.derived.map(({ id }) => id));
  const ids = [...new Set(countable(codebook, 'units').map(({ id }) => peopleId(id)))].filter((id) => derived.has(id));
  return { waves: [wave], filters, base, indicators: ids };
}

const peopleUnit = ({ gaps }: Codebook): string => text(Object.values(gaps.people)[0]?.count ?? {});

/** Units that did not say how many people they have are in no number of people: how many they are. */
function missingPeople(codebook: Codebook, found: Answers['estimates'], areas: AreaMark[], wave: string): string[] {
  const codes = new Set(areas.map(({ code }) => code));
  const blank = found.filter((one) => codes.has(one.area) && one.wave === wave && (one.nonresponse ?? 0) > 0);
  // the same units stand behind every indicator: the most of one of them
  const most = Math.max(
    0,
    ...codebook.derived.map(({ id }) =>
      blank.filter((one) => one.indicator === id).reduce((sum, { nonresponse }) => sum + (nonresponse ?? 0), 0)
    )
  );
  return most > 0 ? [m.gaps_short_people_missing({ count: most })] : [];
}

const order: Appearance[] = [
  'reached',
  'few',
  'notReported',
  'unconfirmed',
  'conflict',
  'hidden',
  'imprecise',
  'noMatch',
  'notApplicable'
];

/** How many pairs are in no row, each once, and where they are few. */
function othersOf(
  codebook: Codebook,
  rest: { area: AreaMark; found: Shortfall | null }[],
  measure: Measured
): string[] {
  const appearances = new Map<Appearance, AreaMark[]>();
  for (const { area, found } of rest) {
    const appearance = appearanceOf(found?.estimate);
    appearances.set(appearance, [...(appearances.get(appearance) ?? []), area]);
  }
  const known = [...order, ...[...appearances.keys()].filter((appearance) => !order.includes(appearance))];
  const words = known.flatMap((appearance) => {
    const areas = appearances.get(appearance);
    if (!areas) return [];
    const named = [...new Set(areas.map(({ code }) => code))].map((code) => areaText(codebook, code));
    const counted = { state: appearanceWords[appearance]() || m.gaps_short_without_target(), count: areas.length };
    const isNamed = appearance !== 'reached' && named.length <= 4;
    return isNamed ? [m.gaps_short_other_named({ ...counted, areas: listText(named) })] : [m.gaps_short_other(counted)];
  });
  const sampled = codebook.indicators.filter(({ target, table, partOf }) => {
    const isSample = codebook.tables.find(({ name }) => name === table)?.design === 'sample';
    return isSample && target !== null && partOf === null;
  });
  return [
    ...(words.length > 0 ? [m.gaps_short_others({ list: words.join(m.ui_list_separator()) })] : []),
    ...(sampled.length > 0 && measure === 'people' ? [m.gaps_short_sampled({ count: sampled.length })] : [])
  ];
}

/** A row leads to its area and indicator, and from there to the units that lack it, or back to all where nobody lists them. */
function leadsOf(
  answers: Answers,
  short: Shortfall[],
  indicators: Indicator[],
  { view, root, marked }: { view: View; root: string; marked: string | null }
): Draft['leads'] {
  const rows = short.map(({ estimate: { area }, indicator }) => {
    const { id } = indicator;
    if (view.area !== area || marked !== id)
      return [markKey(area, id), { area: area === root ? null : area, indicator: id }] as const;
    const found = listOf(indicator, area, view.wave, answers);
    return [
      markKey(area, id),
      found && 'list' in found ? { list: found.list } : { area: null, indicator: id }
    ] as const;
  });
  const totals = indicators.map(({ id }) => [markKey(null, id), { indicator: id }] as const);
  return Object.fromEntries([...rows, ...totals]);
}
