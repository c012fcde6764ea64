import { interpolateRgb, scaleLinear } from 'd3';
import type { Estimate } from '../../estimates/estimates';
import { formatChange, formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { sentence } from '../sentence';
import { byAreaType, estimateFinder, type AreaMark, type IndicatorMark, type AreaTypeMark } from '../subject';
import { textWidth, truncate } from '../text/textWidth';
import { theme } from '../theme';

/** A step, named by what was done: 建会, 建制, 三项全有. */
export interface StepMark {
  indicator: IndicatorMark;
  label: string;
}

export interface FunnelSubject {
  /** of one wave; each step's value is a share of the same units */
  estimates: Estimate[];
  steps: StepMark[];
  areas: AreaMark[];
  areaTypes: AreaTypeMark[];
  selected?: string[];
  /** place of the step whose loss is said of every area, instead of its largest; null says the largest */
  drop?: number | null;
}

export interface FunnelColumn {
  step: number;
  appearance: Appearance;
  x: number;
  top: number;
  height: number;
  value: string;
  sentence: string;
}

export interface FunnelGroup {
  area: AreaMark;
  x: number;
  /** foot of the columns */
  base: number;
  width: number;
  name: string;
  /** the largest loss between two steps: 建会后 −27; '' when nothing is lost or known */
  drop: string;
  columns: FunnelColumn[];
  sentence: string;
  selected: boolean;
}

export interface FunnelLayout {
  width: number;
  height: number;
  columnWidth: number;
  groups: FunnelGroup[];
  areaTypes: { label: string; x: number; y: number }[];
  steps: { label: string; x: number; fill: string }[];
  /** what the numbers under the names are, where they are of one step for all */
  dropKey: { text: string; x: number } | null;
}

const keyHeight = 24;
const footHeights = { page: 38, slide: 34 } as const;
const typeGap = 30;

/** Steps as descending columns for every area, in as many rows as the width asks; columns stand for 100 units. */
export function funnelLayout(subject: FunnelSubject, frame: Frame): FunnelLayout {
  const { steps, areas, areaTypes } = subject;
  const find = estimateFinder(subject.estimates);
  const blocks = byAreaType(areas, areaTypes);
  const longest = Math.max(0, ...areas.map((area) => textWidth(area.label, theme.size.label)));
  const step = frame.limited && subject.drop != null ? steps[subject.drop - 1] : undefined;
  const drops = areas.map((area) => textWidth(dropWords(area), theme.size.small));
  const needed = Math.max(Math.min(longest, 96), ...drops, steps.length * (frame.limited ? 19 : 22));
  const fits = areas.length * (needed + 22) - 22 <= frame.width;
  const groupGap = fits ? 22 : 8;
  const whole = areas.length * (needed + groupGap) + (blocks.length - 1) * (typeGap - groupGap);
  const width = Math.min(steps.length * 34, needed + Math.max(0, (frame.width - whole) / Math.max(1, areas.length)));
  const groupWidth = Math.max(needed, width);
  const columnWidth = width / Math.max(1, steps.length) - 2;

  const places: { area: AreaMark; x: number; line: number }[] = [];
  const heads: { label: string; x: number; line: number }[] = [];
  let x = 0;
  let line = 0;
  for (const block of blocks) {
    const blockWidth = block.areas.length * (groupWidth + groupGap) - groupGap;
    if (x > 0) x += typeGap - groupGap;
    if (x > 0 && x + blockWidth > frame.width && block.areas.length > 1) [x, line] = [0, line + 1];
    block.areas.forEach((area, i) => {
      if (x > 0 && x + groupWidth > frame.width) [x, line] = [0, line + 1];
      if (i === 0 && blocks.length > 1) heads.push({ label: block.type.label, x, line });
      places.push({ area, x, line });
      x += groupWidth + groupGap;
    });
  }
  const lines = line + 1;
  const footHeight = frame.limited ? footHeights.slide : footHeights.page;
  const headHeight = blocks.length > 1 ? 20 : 0;
  const free = (frame.height - keyHeight) / lines - footHeight - headHeight - 28;
  const least = frame.limited ? 36 : lines > 1 ? 78 : 130;
  const tall = Math.max(least, Math.min(260, free));
  const lineHeight = headHeight + 18 + tall + footHeight + 10;
  const shown = areas.flatMap((area) => steps.map((step) => find(step.indicator.id, area.code)));
  const highest = Math.max(1, ...shown.filter((one) => one?.state !== 'conflict').map((one) => one?.value ?? 0));
  const scale = scaleLinear([0, highest], [0, tall]).clamp(true);

  let keyX = 0;
  return {
    width: frame.width,
    height: Math.ceil(keyHeight + lines * lineHeight - 10),
    columnWidth,
    groups: places.map((place) =>
      group(place.area, place.x, keyHeight + place.line * lineHeight + headHeight + 18 + tall)
    ),
    areaTypes: heads.map((head) => ({ label: head.label, x: head.x, y: keyHeight + head.line * lineHeight + 12 })),
    steps: steps.map((step, i) => {
      const placed = { label: step.label, x: keyX, fill: stepFill(i, steps.length) };
      keyX += 16 + textWidth(step.label, theme.size.label) + 18;
      return placed;
    }),
    dropKey: step ? { text: m.chart_funnel_drop_key({ step: step.label }), x: keyX } : null
  };

  function group(area: AreaMark, x: number, base: number): FunnelGroup {
    const left = x + (groupWidth - width) / 2;
    const columns = steps.map((step, i): FunnelColumn => {
      const estimate = find(step.indicator.id, area.code);
      const known = estimate?.value ?? null;
      const height = known === null ? 26 : scale(Math.max(0, known));
      return {
        step: i,
        appearance: appearanceOf(estimate),
        x: left + (i * width) / steps.length + 1,
        top: base - height,
        height,
        value: known === null ? '' : perHundred(known),
        sentence: sentence(area, step.indicator, estimate)
      };
    });
    const drop = largestDrop(area);
    return {
      area,
      x,
      base,
      width: groupWidth,
      name: truncate(area.label, theme.size.label, groupWidth + groupGap - 4),
      drop: dropWords(area),
      columns,
      sentence: [area.label, ...steps.map((step, i) => `${step.label} ${columns[i]!.value || '—'}`), drop?.words]
        .filter((part) => part)
        .join(m.chart_comma()),
      selected: subject.selected?.includes(area.code) ?? false
    };
  }

  function largestDrop(area: AreaMark) {
    return dropOf(subject, area);
  }

  /** On a slide the key names the step that is the same for all. */
  function dropWords(area: AreaMark): string {
    const drop = largestDrop(area);
    if (!drop) return '';
    return step ? formatChange(-drop.loss, 'point') : drop.words;
  }
}

/** What is said of an area's losses: of the chosen step, or of the one that loses most. */
export function dropOf({ steps, estimates, drop = null }: FunnelSubject, { code }: AreaMark) {
  const find = estimateFinder(estimates);
  const estimateOf = (step: StepMark) => find(step.indicator.id, code);
  return drop === null ? dropAfter(steps, estimateOf) : lossAt(steps, drop, estimateOf);
}

const perHundred = (value: number) => formatNumber(value * 100);

/** What is lost on the way to a step, from the one before it, or from all before the first; null where it is not known. */
export function lossAt(steps: StepMark[], at: number, estimateOf: (step: StepMark) => Estimate | undefined) {
  const [step, before] = [steps[at], steps[at - 1]];
  if (!step) return null;
  const [value, earlier] = [shareOf(estimateOf(step)), before ? shareOf(estimateOf(before)) : 1];
  if (value === null || earlier === null) return null;
  const loss = earlier - value;
  const change = formatChange(-loss, 'point');
  return {
    step,
    loss,
    words: before
      ? m.chart_funnel_after({ step: before.label, change })
      : m.chart_funnel_before({ step: step.label, change })
  };
}

function shareOf(estimate: Estimate | undefined): number | null {
  return appearanceOf(estimate) === 'conflict' || estimate?.unreliable ? null : (estimate?.value ?? null);
}

/** The largest loss from one step to the next, of the unrounded shares. */
export function dropAfter(steps: StepMark[], estimateOf: (step: StepMark) => Estimate | undefined) {
  const values = steps.map((step) => shareOf(estimateOf(step)));
  const losses = values.slice(1).map((value, i) => (value === null || values[i] == null ? 0 : values[i] - value));
  const loss = Math.max(0, ...losses);
  const after = steps[losses.indexOf(loss)];
  if (loss === 0 || !after) return null;
  return {
    step: after,
    loss,
    words: m.chart_funnel_after({ step: after.label, change: formatChange(-loss, 'point') })
  };
}

/** From the mark's colour at the first step to its light one at the last. */
export function stepFill(step: number, of: number): string {
  return interpolateRgb(theme.mark, theme.markLight)(of > 1 ? step / (of - 1) : 0);
}
