import { appearanceOf, isRanked } from '../../charts/appearance';
import type { AreaMark } from '../../charts/subject';
import type { Indicator } from '../../codebook/codebook';
import { isTie } from '../../estimates/compare/rank';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { standsText } from '../words/headline';
import { listText, rateText } from '../words/wording';

/** More that tie are counted, not named. */
const NAMED = 3;

/** Which of the smaller areas is the worst, and how many have no unit that reported. */
export function townshipsHeadline(
  area: string,
  indicator: Indicator,
  towns: AreaMark[],
  estimates: Estimate[]
): string {
  const silent = towns.length - estimates.length;
  const said = [worstText(area, indicator, towns, estimates)];
  if (silent > 0) said.push(m.district_towns_silent({ count: silent, n: silent }));
  return said.join(m.sentence_separator());
}

/** How many of the smaller areas stand where. */
export function townshipsStand(area: string, indicator: Indicator, towns: AreaMark[], estimates: Estimate[]): string {
  const each = towns.map(({ code }) => estimates.find((one) => one.area === code));
  return m.district_tiles_finding({ area, count: towns.length, list: standsText(each, indicator) });
}

function worstText(area: string, indicator: Indicator, towns: AreaMark[], estimates: Estimate[]): string {
  const ranked = estimates.filter((one) => one.value !== null && isRanked(appearanceOf(one)));
  if (ranked.length < 2) return m.district_towns_few({ area });
  const up = indicator.direction === 'up';
  const values = ranked.map(({ value }) => value!);
  const worst = up ? Math.min(...values) : Math.max(...values);
  const tied = ranked.filter(({ value }) => isTie(value!, worst));
  const value = rateText(worst, indicator);
  if (tied.length === ranked.length) return m.district_towns_equal({ area, indicator: text(indicator.label), value });
  const names = tied.map((one) => towns.find(({ code }) => code === one.area)!.label);
  const words = {
    area,
    count: ranked.length,
    value,
    towns: names.length > NAMED ? m.district_towns_many({ count: names.length }) : listText(names)
  };
  return up ? m.district_towns_finding(words) : m.district_towns_finding_high(words);
}
