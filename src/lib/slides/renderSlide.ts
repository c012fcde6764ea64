import { flushSync, mount, unmount } from 'svelte';
import type { Chart } from '../charts/chart';
import { yieldToMain } from '../page/yieldToMain';
import type { Caption } from './caption';
import Slide from './Slide.svelte';
import { largestScale } from './largestScale';
import { slideLayout } from './slideLayout';
import { slideSizes, type SlideSize } from './slideSizes';
import { standalone, type Standalone } from './standalone';

export interface Rendering {
  /** without the words over the chart */
  bare?: boolean;
  size?: SlideSize;
}

/**
 * Draws a slide off screen and takes it out of the page. A chart that is higher than its room is laid out in a larger frame and
 * drawn smaller; one that leaves room empty is drawn larger.
 */
export async function renderSlide(
  caption: Caption,
  chart: Chart,
  { bare = false, size = slideSizes.wide }: Rendering = {}
): Promise<Standalone> {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.style.cssText = `position:fixed;left:-10000px;top:0;width:${size.width}px;height:${size.height}px;overflow:hidden;visibility:hidden`;
  document.body.append(host);
  const room = slideLayout(caption, size).chart.height;
  try {
    const draw = (scale: number) => {
      const slide = mount(Slide, { target: host, props: { caption, chart, scale, bare, size } });
      flushSync();
      return { slide, fits: (room / chartHeight(host, room)) * 1.0005 };
    };
    const fitting = async (scale: number) => {
      const { slide, fits } = draw(scale);
      await unmount(slide);
      // a chart is laid out several times: the page answers in between
      await yieldToMain();
      return fits;
    };
    const scale = caption.isCover ? 1 : await largestScale(fitting);
    const { slide } = draw(scale);
    const drawn = await standalone(host.querySelector('svg')!);
    await unmount(slide);
    return drawn;
  } finally {
    host.remove();
  }
}

/** px that the chart says it is high, in its own coordinates. */
function chartHeight(host: HTMLElement, room: number): number {
  return Number(host.querySelector('[data-chart] > svg')?.getAttribute('height')) || room / 2;
}
