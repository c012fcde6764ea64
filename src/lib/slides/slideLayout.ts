import { textWidth } from '../charts/text/textWidth';
import { theme } from '../charts/theme';
import { text as inLanguage } from '../i18n/format';
import { m } from '../paraglide/messages';
import type { Caption } from './caption';
import { hang } from '../charts/text/hang';
import { slideSizes, type SlideSize } from './slideSizes';
import { usualTheme, type SlideTheme } from './slideThemes';
import { wrap, wrapAtBetter, wrapEvenly } from './wrap';

/** Colours of a mark that stands on slides alone. */
export const identity = { simulated: '#845308', simulatedPaper: '#f8ead0' } as const;

/** Words over the chart, which a presentation has as texts of their own. */
export type Part = 'title' | 'subtitle' | 'sentence';

export interface SlideLine {
  text: string;
  /** absent of the foot */
  part?: Part;
  x: number;
  /** baseline */
  y: number;
  size: number;
  bold: boolean;
  fill: string;
  anchor: 'start' | 'end';
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SlideLayout {
  lines: SlideLine[];
  /** beside the title; null of a picture that stands under a title of a template */
  bar: Box | null;
  badge: (Box & { text: string; size: number }) | null;
  logo: Box | null;
  /** y of the line over the foot */
  rule: number;
  chart: Box;
  /** px from the left of the chart to that of the words over it */
  indent: number;
}

/** Where words may stand. */
interface Margins {
  left: number;
  right: number;
  /** of the words beside the bar */
  indent: number;
  top: number;
  bottom: number;
}

const marginsOf = ({ width, height }: SlideSize): Margins => {
  const left = Math.round(width * 0.05);
  return { left, right: width - left, indent: left + 38, top: 70, bottom: height - 34 };
};
/** Whoever puts a picture into a place has left room around it. */
const insetMargins = ({ width, height }: SlideSize): Margins => ({
  ...{ left: 4, right: width - 4, indent: 4, top: 0 },
  bottom: height - 4
});

const inks: Record<Part, string> = { title: theme.ink, subtitle: theme.ink2, sentence: theme.ink };

/** A line that begins at a margin. */
const lineOf = (text: string, left: number, y: number, size: number, fill: string): SlideLine => ({
  ...{ text, x: left - hang(text, size), y: Math.round(y), size },
  ...{ bold: false, fill, anchor: 'start' }
});

/** Places the words; the chart gets what is between them. Long words make small type and more lines, and are never cut. */
export function slideLayout(
  caption: Caption,
  size: SlideSize = slideSizes.wide,
  theme: SlideTheme = usualTheme
): SlideLayout {
  return caption.isCover ? coverLayout(caption, size, theme) : chartLayout(caption, size, theme);
}

function chartLayout(caption: Caption, size: SlideSize, look: SlideTheme): SlideLayout {
  const margins = caption.isInset ? insetMargins(size) : marginsOf(size);
  const { left, right, indent, top } = margins;
  const logo = caption.isInset ? null : logoOf(look, margins);
  let badge = caption.simulated ? badgeOf(m.slide_simulated(), margins, badgeOver(caption) ? logo : null) : null;
  const first = badgeOver(caption) ? badge : null;
  const edge = first ?? logo;
  const title = titleOf(caption.title, (edge ? edge.x - 40 : right) - indent);
  const beside = (badge && !first ? badge.x - 40 : right) - indent;
  // without a title the badge stands beside whatever comes first
  const width = (first && caption.title === '' ? first.x - 40 : right) - indent;
  const subtitle = inFew(caption.subtitle, first ? width : beside, [30, 26, 24]);
  const lines: SlideLine[] = [];
  let y = top;
  const put = (part: Part, text: string, size: number, leading: number) => {
    y += size * leading;
    lines.push({ ...lineOf(text, indent, y, size, inks[part]), part, bold: part === 'title' });
  };
  for (const text of title.lines) put('title', text, title.size, lines.length === 0 ? 0.95 : 1.24);
  if (title.lines.length > 0) y += 8;
  if (badge && !first) badge = { ...badge, y: Math.round(y + subtitle.size * 1.05 - badge.height / 2) };
  for (const text of subtitle.lines) put('subtitle', text, subtitle.size, 1.4);
  const bar = caption.isInset ? null : { x: left, y: top + 4, width: 10, height: y + 8 - top };
  const sentence = inFew(caption.sentence ?? '', width, [30, 28, 26, 24]);
  if (sentence.lines.length > 0) y += lines.length > 0 ? 14 : 0;
  for (const text of sentence.lines) put('sentence', text, sentence.size, 1.4);
  const foot = footOf(caption, margins, look);
  // no word stands beside the badge of a picture in a place
  if (badge && lines.length === 0) y = badge.y + badge.height - 24;
  const chartTop = Math.round(y + (y === 0 ? 8 : 30));
  const chart = { x: left, y: chartTop, width: right - left, height: foot.rule - 18 - chartTop };
  return { lines: [...lines, ...foot.lines], bar, badge, logo, rule: foot.rule, chart, indent: indent - left };
}

/** The badge stands at the right of the subtitle, and beside what comes first where there is no title over it. */
const badgeOver = ({ title, subtitle }: Caption): boolean => title === '' || subtitle === '';

/** The words of a first slide, in the middle of the page, over where they come from. */
function coverLayout(caption: Caption, size: SlideSize, look: SlideTheme): SlideLayout {
  const margins = marginsOf(size);
  const { left, right, indent } = margins;
  const logo = logoOf(look, margins);
  const width = right - indent;
  const title = fitted(caption.title, width, [84, 76, 68, 60, 52], 2, true);
  const subtitle = fitted(caption.subtitle, width, [40, 36, 32], 2);
  const sentence = fitted(caption.sentence ?? '', width, [34, 32, 30], 4);
  const lines: SlideLine[] = [];
  const from = Math.round(size.height * 0.324);
  let y = from - 20;
  const put = (part: Part, text: string, size: number, leading: number) => {
    y += size * leading;
    lines.push({ ...lineOf(text, indent, y, size, inks[part]), part, bold: part === 'title' });
  };
  for (const text of wrapEvenly(caption.title, width, title.size, true).lines) put('title', text, title.size, 1.24);
  y += 24;
  for (const text of subtitle.lines) put('subtitle', text, subtitle.size, 1.45);
  y += sentence.lines.length > 0 ? 24 : 0;
  for (const text of sentence.lines) put('sentence', text, sentence.size, 1.45);
  const foot = footOf(caption, margins, look);
  return {
    lines: [...lines, ...foot.lines],
    bar: { x: left, y: from, width: 10, height: y + 14 - from },
    badge: caption.simulated ? badgeOf(m.slide_simulated(), margins, logo) : null,
    logo,
    rule: foot.rule,
    chart: { x: left, y: foot.rule - 22, width: right - left, height: 0 },
    indent: indent - left
  };
}

/** As high as the badge beside it. */
const logoOf = ({ logo }: SlideTheme, { right, top }: Margins): Box | null =>
  logo === null ? null : { x: right - 160, y: top + 4, width: 160, height: 46 };

function badgeOf(text: string, { right: edge, top }: Margins, logo: Box | null): SlideLayout['badge'] {
  const right = logo ? logo.x - 16 : edge;
  const size = 26;
  const width = Math.ceil(textWidth(text, size)) + 36;
  return { x: right - width, y: top + 4, width, height: 46, text, size };
}

const titleSizes = [54, 48, 42, 38, 34];

/** One line of at least 46 px, else two, ever smaller, one step more where it breaks better then; below 34 px as many lines as it takes. */
function titleOf(text: string, width: number): { lines: string[]; size: number } {
  const one = fitted(text, width, [54, 50, 46], 1, true);
  if (one.lines.length <= 1) return one;
  const { size } = fitted(text, width, titleSizes, 2, true);
  const smaller = titleSizes[titleSizes.indexOf(size) + 1] ?? size;
  return wrapAtBetter(text, width, size, smaller, true);
}

/** In one line where that is large enough, else in two. */
function inFew(text: string, width: number, sizes: number[]) {
  const one = fitted(text, width, sizes.slice(0, 3), 1);
  return one.lines.length <= 1 ? one : fitted(text, width, sizes, 2);
}

function fitted(text: string, width: number, sizes: number[], most: number, bold = false) {
  const last = sizes.at(-1)!;
  const size = sizes.find((one) => wrap(text, width, one, bold).length <= most) ?? last;
  return { size, lines: wrap(text, width, size, bold) };
}

/** Parts in one line where they fit, else in lines that break between them alone, no line ending with what joins them. */
function inParts(parts: string[], width: number, sizes: number[]) {
  const one = fitted(parts.join(m.slide_bullet()), width, sizes, 1);
  if (one.lines.length <= 1) return one;
  const lines: string[] = [];
  for (const part of parts) {
    const longer = [...lines.slice(-1), part].join(m.slide_bullet());
    if (lines.length > 0 && wrap(longer, width, one.size).length === 1) lines[lines.length - 1] = longer;
    else lines.push(...wrap(part, width, one.size));
  }
  return { size: one.size, lines };
}

/** px, and lines of 口径 and notes: beyond these the 口径 of several indicators stand in the files only. */
const smallest = 20;
const maxLines = 3;

function aboveText({ n, notes }: Caption, definition: string): string {
  const defined = definition === '' ? '' : m.slide_definition({ definition });
  const parts = [defined, n ?? '', ...notes].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(m.slide_semicolon()) + m.slide_stop() : '';
}

/** From the bottom up: source, simulated and date with the code at the right; above them 口径, n and notes. */
function footOf(
  caption: Caption,
  { left, right, bottom }: Margins,
  { unit }: SlideTheme
): { lines: SlideLine[]; rule: number } {
  const whole = aboveText(caption, caption.definition);
  const { definitionLines = maxLines } = caption;
  const linesOf = (words: string) => wrap(words, right - left, smallest).length;
  const alone = m.slide_definition({ definition: caption.definition }) + m.slide_semicolon();
  const isLong = linesOf(whole) > maxLines || linesOf(alone) > definitionLines;
  const above = isLong && caption.brief !== null ? aboveText(caption, caption.brief) : whole;
  const namesItself = caption.source.toLowerCase().includes(m.slide_simulated().toLowerCase());
  const below = [
    caption.source === '' ? '' : m.slide_source({ source: caption.source }),
    caption.simulated && !namesItself && caption.source !== '' ? m.slide_simulated() : '',
    caption.date === '' ? '' : m.slide_made({ date: caption.date }),
    caption.source === '' ? '' : inLanguage(unit),
    caption.marking ?? ''
  ].filter((part) => part !== '');
  const oneLine = fitted(above, right - left, [24, 22, 20], 1);
  const definition = oneLine.lines.length === 1 ? oneLine : fitted(above, right - left, [22, 20], 2);
  const codeWidth = textWidth(caption.code, 20) + 40;
  const sizes = [24, 22, smallest].filter((size) => size <= definition.size);
  const source = inParts(below, right - left - codeWidth, sizes);
  const leading = 1.42;
  const height = leading * (definition.lines.length * definition.size + source.lines.length * source.size);
  const rule = Math.round(bottom - height - 8);
  const lines: SlideLine[] = [];
  let y = rule + 4;
  const put = (text: string, size: number, fill: string) => {
    y += size * leading;
    lines.push(lineOf(text, left, y, size, fill));
  };
  for (const text of definition.lines) put(text, definition.size, theme.ink2);
  for (const text of source.lines) put(text, source.size, theme.ink3);
  if (caption.code !== '') {
    lines.push({
      text: caption.code,
      x: right,
      y: Math.round(y),
      size: 20,
      bold: false,
      fill: theme.ink3,
      anchor: 'end'
    });
  }
  return { lines, rule };
}
