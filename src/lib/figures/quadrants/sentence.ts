import { cornerOf, type QuadrantDot } from '../../charts/quadrants/subject';
import type { AreaMark, AreaTypeMark } from '../../charts/subject';
import { corners, type Codebook, type Corner, type Indicator, type Quadrants } from '../../codebook/codebook';
import { formatQuantity, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { compose, type Mark, type Sentence } from '../words/sentence';
import { areaText, areaTypeText, listText } from '../words/wording';

interface Said {
  codebook: Codebook;
  indicators: Indicator[];
  areas: AreaMark[];
  areaTypes: AreaTypeMark[];
  dots: Map<string, QuadrantDot>;
  small: QuadrantDot[];
  smallLabel: string;
}

/** More areas of a quadrant than these are counted, not named. */
const NAMED = 4;

/** How many areas of the first type stand in each quadrant, and what it calls for; of one area where it stands, and its own parts. */
export function quadrantsSentence(pair: Quadrants, area: string | null, said: Said): Sentence {
  return compose((mark) => {
    const words = area === null ? ofType(pair, said, mark) : ofOne(pair, area, said, mark);
    return m.sentence_end({ sentence: words });
  });
}

function ofType(pair: Quadrants, { codebook, indicators, areas, areaTypes, dots }: Said, mark: Mark): string {
  const judged = (code: string) => cornerOf(dots.get(code)!.pair) !== null;
  const type =
    areaTypes.find(({ name }) => areas.some((one) => one.type === name && judged(one.code)))?.name ??
    areaTypes[0]?.name ??
    '';
  const own = areas.filter((one) => one.type === type);
  const words = { number: own.length, kind: areaTypeText(codebook, type) };
  const told = corners.flatMap((corner) => {
    const inside = own.filter(({ code }) => cornerOf(dots.get(code)!.pair) === corner);
    if (inside.length === 0) return [];
    const first = inside.map(({ code }) => dots.get(code)!.pair[0]!);
    const units = first.reduce((sum, { denominator }) => sum + denominator, 0);
    const isUnits = countsRows(codebook, indicators[0]!) && first.every(({ weighted }) => !weighted);
    const names = inside.map(({ code, label }) => mark(label, dots.get(code)!.pair[0], 'area'));
    const more = [
      ...(inside.length > NAMED ? [] : [listText(names)]),
      ...(isUnits
        ? [m.gaps_quadrants_units({ units: formatQuantity(Math.round(units), text(indicators[0]!.count)) })]
        : [])
    ];
    return [
      m.gaps_quadrants_group({
        state: stateText(corner, indicators),
        count: inside.length,
        inside: more.length > 0 ? m.gaps_quadrants_inside({ words: more.join(m.chart_comma()) }) : '',
        action: text(pair.actions[corner])
      })
    ];
  });
  const unjudged = own.filter(({ code }) => !judged(code)).length;
  if (told.length === 0) return m.gaps_quadrants_none(words);
  const groups = unjudged > 0 ? [...told, m.gaps_quadrants_unjudged({ count: unjudged })] : told;
  return m.gaps_quadrants_of({ ...words, groups: groups.join(m.gaps_quadrants_between()) });
}

function ofOne(
  pair: Quadrants,
  area: string,
  { codebook, indicators, dots, small, smallLabel }: Said,
  mark: Mark
): string {
  const dot = dots.get(area);
  const name = mark(areaText(codebook, area), dot?.pair[0], 'area');
  const corner = dot ? cornerOf(dot.pair) : null;
  const own =
    corner === null
      ? m.gaps_quadrants_area_unjudged({ area: name })
      : m.gaps_quadrants_area({ area: name, state: stateText(corner, indicators), action: text(pair.actions[corner]) });
  const told = corners.flatMap((one) => {
    const count = small.filter(({ pair }) => cornerOf(pair) === one).length;
    return count > 0 ? [m.gaps_quadrants_part({ state: stateText(one, indicators), count })] : [];
  });
  const judged = small.filter(({ pair }) => cornerOf(pair) !== null).length;
  if (judged === 0) return own;
  return [own, m.gaps_quadrants_parts({ kind: smallLabel, count: judged, parts: told.join(m.chart_comma()) })].join(
    m.gaps_quadrants_between()
  );
}

/** "只有建会率达标" */
function stateText(corner: Corner, indicators: Indicator[]): string {
  const [first, second] = indicators.map(({ label }) => text(label));
  if (corner === 'both') return m.gaps_quadrants_both();
  if (corner === 'neither') return m.gaps_quadrants_neither();
  return m.gaps_quadrants_only({ indicator: corner === 'first' ? first! : second! });
}

/** Its denominator counts rows: units. */
const countsRows = ({ tables }: Codebook, { table, format, denominator }: Indicator): boolean =>
  format === 'percent' &&
  denominator?.type === 'number' &&
  denominator.value === 1 &&
  tables.some(({ name, design }) => name === table && design === 'census');
