import { unitsKey } from '../../charts/mark';
import { numberCell, valueCell, withUnits, type Table, type TableCell } from '../../charts/table';
import { appearanceOf, appearanceWords } from '../../charts/appearance';
import type { Codebook, Place, Steps } from '../../codebook/codebook';
import { combinationId, everyUnitId } from '../../codebook/gaps/derive';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { geographyOf } from '../../estimates/geography';
import { formatCount, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { FigureKind, Lead } from '../figure';
import { read } from '../reading';
import type { View } from '../view/view';
import { listText } from '../words/wording';
import type { PlaceFound } from './place';
import { blanksSentence } from './sentence';

/** Blank spots: units with nothing at all, and townships and parks of whose units that is true, by area and by name. */
export const blanks: FigureKind<object> = {
  resolve: (_, { codebook }) => (codebook.gaps.steps ? {} : { fault: m.figure_spec_unknown() }),
  questions: ({ view }, { codebook }) => [
    question(view, codebook),
    ...codebook.gaps.steps!.places.map((place) => placeQuestion(view, codebook, place))
  ],
  opens: () => ({ page: '/gaps', choices: { open: 'blank' } }),
  build({ view }, _, answers) {
    const { codebook, areas, root } = read(view, answers);
    const steps = codebook.gaps.steps!;
    const none = noneId(steps);
    const found = answers.further(question(view, codebook)) ?? [];
    const of = (area: string, id: string) => found.find((one) => one.area === area && one.indicator === id);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const shown = area.code === codebook.root ? areas : [area];
    const places = steps.places.map((place) => ({ place, found: placesFound(answers, view, codebook, place) }));
    const inArea = (one: PlaceFound) => area.code === codebook.root || one.area === area.code;
    const rows = [
      ...(area.code === codebook.root ? [{ code: root.code, label: root.label }] : []),
      ...shown.map(({ code, label }) => ({ code, label }))
    ];
    const kinds = places.filter(({ place }) => place.kind !== null);
    const parks = places.filter(({ place }) => place.kind === null);
    const table: Table = {
      head: [
        m.chart_column_area(),
        m.gaps_blank_units(),
        m.gaps_blank_share(),
        ...kinds.flatMap(({ place }) => [
          m.gaps_blank_places({ count: text(place.count) }),
          m.gaps_blank_names(),
          m.gaps_blank_silent({ count: text(place.count) })
        ])
      ],
      rows: [
        ...rows.map(({ code, label }): TableCell[] => {
          const estimate = of(code, none);
          const isWhole = code === codebook.root;
          return [
            label,
            ...unitCells(estimate),
            ...kinds.flatMap(({ found }) => {
              const own = found.filter((one) => isWhole || one.area === code);
              const blank = own.filter(({ state }) => state === 'blank');
              return [
                own.length === 0 ? '—' : numberCell(countBlank(own), formatCount),
                isWhole ? '' : namesOf(blank),
                own.length === 0 ? '—' : numberCell(own.filter(({ state }) => state === 'silent').length, formatCount)
              ];
            })
          ];
        }),
        ...(area.code === codebook.root
          ? parks.flatMap(({ found }) =>
              found.map((one): TableCell[] => [
                one.label,
                one.state === 'silent' ? m.gaps_blank_nobody() : parkCell(one),
                one.of === 0 ? '' : valueCell(one.count / one.of, 'percent'),
                ...kinds.flatMap((): TableCell[] => ['', '', ''])
              ])
            )
          : [])
      ]
    };
    const all = of(area.code, everyUnitId);
    const known = of(area.code, none);
    const estimates = rows.flatMap(({ code }) => of(code, none) ?? []);
    const unknown = (all?.n ?? 0) - (known?.n ?? 0);
    return {
      title: m.gaps_blank_title({ area: area.label }),
      subtitle: m.gaps_blank_subtitle(),
      headline: blanksSentence(
        area.label,
        known,
        text(codebook.tables.find(({ name }) => name === steps.table)?.observation ?? {}),
        places.map(({ place, found }) => ({
          count: text(place.count),
          found: place.kind === null && area.code !== codebook.root ? [] : found.filter(inArea)
        }))
      ),
      indicators: [{ ...answers.indicator(none)!, ...wordsOf(codebook, steps) }],
      remarks: [
        m.gaps_blank_means(),
        m.gaps_blank_no_unit(),
        ...(unknown > 0 ? [m.gaps_who_unknown({ count: unknown })] : []),
        ...kinds.flatMap(({ place, found }) => silentNames(place, found.filter(inArea)))
      ],
      table,
      chart: { type: 'grid', subject: { label: m.gaps_blank_title({ area: area.label }), table } },
      leads: Object.fromEntries([
        ...estimates.map((one): [string, Lead] => [
          unitsKey(one.area, one.indicator),
          { list: { indicator: one.indicator, area: one.area, side: 'met', group: {} } }
        ]),
        ...parks.flatMap(({ place: { column }, found }) =>
          found.map(({ code }): [string, Lead] => [
            parkMark(code),
            { list: { indicator: none, area: codebook.root, side: 'met', group: { [column]: code } } }
          ])
        )
      ]),
      shows: { waves: [view.wave], estimates }
    };
  }
};

const parkMark = (code: string): string => `place ${code}`;
const parkCell = ({ code, count }: PlaceFound): TableCell =>
  count > 0 ? { text: formatCount(count), number: count, units: parkMark(code) } : numberCell(count, formatCount);

const noneId = ({ conditions }: Steps): string => combinationId(conditions.map(() => false));

function question({ wave, filters, base }: View, { gaps }: Codebook): EstimateQuery {
  return { waves: [wave], filters, base, indicators: [noneId(gaps.steps!), everyUnitId] };
}

function placeQuestion(view: View, codebook: Codebook, { column, kind }: Place): EstimateQuery {
  const { table } = codebook.gaps.steps!;
  const asked = question(view, codebook);
  return kind === null ? { ...asked, group: [column] } : { ...asked, places: { table, column, kind } };
}

/** Every place of a survey, and what its units say; one that no unit names is silent and not blank. */
function placesFound(answers: Answers, view: View, codebook: Codebook, place: Place): PlaceFound[] {
  const steps = codebook.gaps.steps!;
  const found = answers.further(placeQuestion(view, codebook, place)) ?? [];
  const none = noneId(steps);
  const told = (is: (one: Estimate) => boolean) => {
    const own = found.filter(is);
    return stateOf(
      own.find(({ indicator }) => indicator === none),
      own.find(({ indicator }) => indicator === everyUnitId)
    );
  };
  if (place.kind === null) {
    const list = codebook.tables
      .find(({ name }) => name === steps.table)
      ?.variables.find(({ name }) => name === place.column)?.list;
    return (codebook.choices.get(list ?? '') ?? []).flatMap(({ name, label, missing }) =>
      missing !== null || place.without.includes(name)
        ? []
        : [
            {
              code: name,
              label: text(label),
              area: null,
              ...told((one) => one.area === codebook.root && one.group[place.column] === name)
            }
          ]
    );
  }
  const { reporting } = geographyOf(codebook);
  return codebook.areas.flatMap(({ code, type, label }) =>
    type !== place.kind || place.without.includes(code)
      ? []
      : [{ code, label: text(label), area: reporting.get(code) ?? null, ...told((one) => one.area === code) }]
  );
}

function stateOf(none: Estimate | undefined, every: Estimate | undefined): Pick<PlaceFound, 'state' | 'count' | 'of'> {
  const [count, of] = [none?.numerator ?? 0, none?.n ?? 0];
  if ((every?.n ?? 0) === 0) return { state: 'silent', count: 0, of: 0 };
  if (of === 0) return { state: 'unknown', count: 0, of: 0 };
  return { state: count === of ? 'blank' : 'some', count, of };
}

const unitCells = (estimate: Estimate | undefined): TableCell[] =>
  estimate?.state === 'value' || estimate?.state === 'zero'
    ? [withUnits(numberCell(estimate.numerator, formatCount), estimate), valueCell(estimate.value, 'percent')]
    : [appearanceWords[appearanceOf(estimate)](), ''];

/** null where no unit says anything of any of them. */
const countBlank = (places: PlaceFound[]): number | null =>
  places.some(({ of }) => of > 0) ? places.filter(({ state }) => state === 'blank').length : null;

const namesOf = (places: PlaceFound[]): string =>
  places.map(({ label, of }) => m.gaps_blank_named({ place: label, count: of })).join(m.ui_list_separator());

function silentNames({ count }: Place, found: PlaceFound[]): string[] {
  const silent = found.filter(({ state }) => state === 'silent').map(({ label }) => label);
  return silent.length > 0 && silent.length <= 30
    ? [m.gaps_blank_silent_names({ count: text(count), places: listText(silent) })]
    : [];
}

function wordsOf(codebook: Codebook, steps: Steps) {
  const of = codebook.tables.find(({ name }) => name === steps.table)?.observation ?? {};
  const label = Object.fromEntries(Object.keys(of).map((language) => [language, m.gaps_blank_units()]));
  return {
    label,
    short: label,
    numeratorLabel: label,
    denominatorLabel: Object.fromEntries(Object.keys(of).map((language) => [language, m.gaps_who_base()])),
    count: of
  };
}
