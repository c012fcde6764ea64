import { interpolateRgb, scaleLinear, sum } from 'd3';
import type { Estimate } from '../../estimates/estimates';
import { formatChange, formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { receded, recedesBeside } from '../recede';
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
  /** the total that the areas are parts of, before them: what the words over the columns are about */
  total?: AreaMark;
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
  /** of a value that may be compared */
  fill: string;
  value: string;
  sentence: string;
}

export interface FunnelGroup {
  area: AreaMark;
  x: number;
  /** foot of the columns */
  base: number;
  width: number;
  /** in one line or two */
  name: string[];
  /** the loss on the way to the chosen step, or the largest: 建会后 −27.0, or −27.0 under a key; '' when nothing is lost or known */
  drop: string;
  dropY: number;
  columns: FunnelColumn[];
  sentence: string;
  /** the total, or selected */
  bold: boolean;
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
const headHeights = { page: 20, slide: 17 } as const;
/** from a line of a name to the next */
export const nameLine = 13;
const typeGap = 30;

/** Steps as descending columns for every area, in as many rows as the width asks; columns stand for 100 units. */
export function funnelLayout(subject: FunnelSubject, frame: Frame): FunnelLayout {
  const { steps, selected = [] } = subject;
  const recedes = recedesBeside(subject, frame);
  const find = estimateFinder(subject.estimates);
  const blocks = byAreaType(subject.areas, subject.areaTypes, subject.total);
  const areas = blocks.flatMap((block) => block.areas);
  const longest = Math.max(0, ...areas.map((area) => widest(twoLines(area.label))));
  const keys = stepKeys(steps);
  const common = commonLoss(subject, areas);
  const dropKey = common && { text: m.chart_funnel_drop_key({ step: common.label }), x: keys.end };
  const hasKey = dropKey !== null && dropKey.x + textWidth(dropKey.text, theme.size.label) <= frame.width;
  const drops = areas.map((area) => textWidth(dropWords(area), theme.size.small));
  const shown = areas.flatMap((area) => steps.map((step) => find(step.indicator.id, area.code)));
  const numbers = shown.map((one) => (one?.value == null ? 0 : textWidth(perHundred(one.value), theme.size.label)));
  const needed = Math.max(Math.min(longest, 96), ...drops, steps.length * (Math.max(12, ...numbers) + 4));
  const fits = areas.length * (needed + 22) - 22 <= frame.width;
  const groupGap = fits ? 22 : 8;
  const lines = linesOf(blocks, { needed, groupGap, width: frame.width });
  const spare = lines.map((line) => (frame.width - extentOf(line, needed, groupGap)) / line.length);
  const width = Math.min(steps.length * 34, needed + Math.max(0, Math.min(...spare)));
  const groupWidth = Math.max(needed, width);
  const columnWidth = width / Math.max(1, steps.length) - 2;
  const places = lines.flatMap((slots, line) =>
    slots.map((slot, at) => ({
      ...slot,
      line,
      x: extentOf(slots.slice(0, at), groupWidth, groupGap) + (at > 0 ? groupGap + slot.gap : 0)
    }))
  );

  const namesOf = ({ label }: AreaMark) =>
    (widest([label]) > groupWidth ? twoLines(label) : [label]).map((one) =>
      truncate(one, theme.size.label, groupWidth)
    );
  const under = lines.map((slots) => (slots.some(({ area }) => namesOf(area).length > 1) ? nameLine : 0));
  const footHeight = frame.limited ? footHeights.slide : footHeights.page;
  const headHeight = blocks.length === 1 ? 0 : frame.limited ? headHeights.slide : headHeights.page;
  const free = (frame.height - keyHeight - sum(under)) / under.length - footHeight - headHeight - 28;
  const least = frame.limited ? 32 : under.length > 1 ? 78 : 130;
  const tall = Math.max(least, Math.min(260, free));
  const lineHeight = headHeight + 18 + tall + footHeight + 10;
  const topOf = (line: number) => keyHeight + line * lineHeight + sum(under.slice(0, line));
  const highest = Math.max(1, ...shown.filter((one) => one?.state !== 'conflict').map((one) => one?.value ?? 0));
  const scale = scaleLinear([0, highest], [0, tall]).clamp(true);

  return {
    width: frame.width,
    height: Math.ceil(topOf(under.length) - 10),
    columnWidth,
    groups: places.map((place) => group(place, topOf(place.line) + headHeight + 18 + tall)),
    areaTypes: places.flatMap(({ head, x, line }) => (head ? [{ label: head, x, y: topOf(line) + 12 }] : [])),
    steps: keys.placed,
    dropKey: hasKey ? dropKey : null
  };

  function group({ area, x, line }: (typeof places)[number], base: number): FunnelGroup {
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
        fill: recedes(area) ? receded(stepFill(i, steps.length)) : stepFill(i, steps.length),
        value: known === null ? '' : perHundred(known),
        sentence: sentence(area, step.indicator, estimate)
      };
    });
    const drop = dropOf(subject, area);
    return {
      area,
      x,
      base,
      width: groupWidth,
      name: namesOf(area),
      drop: dropWords(area),
      dropY: base + 32 + under[line]!,
      columns,
      sentence: [area.label, ...steps.map((step, i) => `${step.label} ${columns[i]!.value || '—'}`), drop?.words]
        .filter((part) => part)
        .join(m.chart_comma()),
      bold: area === subject.total || selected.includes(area.code)
    };
  }

  /** The key names the step where it is the same for all. */
  function dropWords(area: AreaMark): string {
    const drop = dropOf(subject, area);
    if (!drop) return '';
    return hasKey ? formatChange(-drop.loss, 'point') : drop.words;
  }
}

/** A group in a line, and what sets it off from the one before. */
interface Slot {
  area: AreaMark;
  /** '' inside a block */
  head: string;
  gap: number;
}

/** The blocks in as few lines as they need: one that has room in a line of its own is not split, the total stands before others. */
function linesOf(
  blocks: ReturnType<typeof byAreaType>,
  { needed, groupGap, width }: { needed: number; groupGap: number; width: number }
): Slot[][] {
  const lines: Slot[][] = [[]];
  const right = () => extentOf(lines.at(-1)!, needed, groupGap);
  for (const [place, { type, areas }] of blocks.entries()) {
    const slots = areas.map((area, at): Slot => {
      const isFirst = at === 0 && blocks.length > 1;
      return { area, head: isFirst ? type.label : '', gap: isFirst ? typeGap - groupGap : 0 };
    });
    const isTotalBefore = blocks[place - 1]?.type.name === '';
    const extent = extentOf(slots, needed, groupGap);
    if (!isTotalBefore && right() > 0 && right() + typeGap + extent > width && extent <= width) lines.push([]);
    for (const slot of slots) {
      if (right() > 0 && right() + groupGap + slot.gap + needed > width) lines.push([]);
      lines.at(-1)!.push(slot);
    }
  }
  return lines;
}

/** How far a line of groups reaches. */
const extentOf = (slots: Slot[], groupWidth: number, groupGap: number): number =>
  sum(slots, ({ gap }, at) => groupWidth + (at > 0 ? groupGap + gap : 0));

const widest = (lines: string[]): number => Math.max(...lines.map((line) => textWidth(line, theme.size.label)));

/** A name in the lines that are least wide, cut between its words only. */
function twoLines(name: string): string[] {
  const words = name.split(' ');
  const cuts = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  return [[name], ...cuts].reduce((best, lines) => (widest(lines) < widest(best) ? lines : best));
}

/** The steps side by side over the columns, and where what follows them starts. */
function stepKeys(steps: StepMark[]) {
  let x = 0;
  const placed = steps.map(({ label }, at) => {
    const key = { label, x, fill: stepFill(at, steps.length) };
    x += 16 + textWidth(label, theme.size.label) + 18;
    return key;
  });
  return { placed, end: x };
}

/** The step after which every area loses what is said of it; null where they differ, or none loses anything. */
function commonLoss(subject: FunnelSubject, areas: AreaMark[]): StepMark | null {
  const [first = null, ...others] = areas.flatMap((area) => dropOf(subject, area) ?? []).map(({ after }) => after);
  return others.every((after) => after === first) ? first : null;
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
    after: before ?? null,
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
    after,
    loss,
    words: m.chart_funnel_after({ step: after.label, change: formatChange(-loss, 'point') })
  };
}

/** From the mark's colour at the first step to its light one at the last. */
function stepFill(step: number, of: number): string {
  return interpolateRgb(theme.mark, theme.markLight)(of > 1 ? step / (of - 1) : 0);
}
