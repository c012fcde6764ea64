import { flushSync, mount, unmount } from 'svelte';
import type { Chart } from '../charts/chart';
import { yieldToMain } from '../page/yieldToMain';
import { getLocale } from '../paraglide/runtime';
import type { Caption } from './caption';
import Slide from './Slide.svelte';
import { largestScale, type Trial } from './largestScale';
import { slideLayout } from './slideLayout';
import { slideSizes, type SlideSize } from './slideSizes';
import { inGrey, usualTheme, type SlideTheme } from './slideThemes';
import { standalone, type Standalone } from './standalone';

/** What is drawn, and how small its smallest words are. */
export interface Rendered extends Standalone {
  /** px of the smallest type of the chart */
  smallest: number;
}

export interface Rendering {
  /** without the words over the chart */
  bare?: boolean;
  size?: SlideSize;
  theme?: SlideTheme;
}

/**
 * Draws a slide outside the page, which lays out nothing of it. A chart that is higher than its room is laid out in a larger frame and
 * drawn smaller; one that leaves room empty is drawn larger.
 */
export async function renderSlide(
  caption: Caption,
  chart: Chart,
  { bare = false, size = slideSizes.wide, theme = usualTheme }: Rendering = {}
): Promise<Rendered> {
  const host = document.createElement('div');
  const layout = slideLayout(caption, size, theme);
  const frame = layout.chart;
  const room = frame.height;
  const draw = (scale: number) => {
    const slide = mount(Slide, { target: host, props: { caption, chart, scale, bare, size, theme, layout } });
    flushSync();
    return { slide, fits: (room / chartHeight(host, room)) * 1.0005 };
  };
  const trialAt = async (scale: number): Promise<Trial> => {
    const { slide, fits } = draw(scale);
    const said = wordsOf(host).reduce((sum, one) => sum + one.textContent.replace(/\s/g, '').length, 0);
    await unmount(slide);
    // a chart is laid out several times: the page answers in between
    await yieldToMain();
    return { fits, said };
  };
  const place = [getLocale(), frame.width, frame.height].join(' ');
  const known = scales.get(chart)?.get(place);
  const scale = caption.isCover ? 1 : (known ?? (await largestScale(trialAt)));
  scales.set(chart, new Map([...(scales.get(chart) ?? []), [place, scale]]));
  // what was drawn before needs no trial: without this a whole deck would be drawn in one go
  await yieldToMain();
  const { slide } = draw(scale);
  const sizes = wordsOf(host).map((one) => sizeOf(one) * scale);
  const drawn = standalone(host.querySelector('svg')!);
  await unmount(slide);
  const drawing = theme.grey ? inGrey(drawn.drawing) : drawn.drawing;
  return { ...drawn, drawing, smallest: Math.round(Math.min(...sizes)) };
}

/** How large a chart could be drawn, by its room: what leaves has been seen before, and leaves again. */
const scales = new WeakMap<Chart, Map<string, number>>();

/** px that the chart says it is high, in its own coordinates. */
function chartHeight(host: HTMLElement, room: number): number {
  return Number(host.querySelector('[data-chart] > svg')?.getAttribute('height')) || room / 2;
}

const wordsOf = (host: HTMLElement): SVGTextElement[] => [
  ...host.querySelectorAll<SVGTextElement>('[data-chart] text')
];

/** px of an element's type, in the coordinates of the chart. */
const sizeOf = (element: Element): number =>
  Number(element.closest('[font-size]')?.getAttribute('font-size')) || Infinity;
