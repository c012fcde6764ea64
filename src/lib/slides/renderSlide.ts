import { flushSync, mount, unmount } from 'svelte';
import type { Chart } from '../charts/chart';
import { fetchDrawing } from '../charts/components';
import type { Caption } from './caption';
import Slide from './Slide.svelte';
import { slideLayout, slideSize } from './slideLayout';
import { standalone, type Standalone } from './standalone';

/** px of the slide per px of the chart: as on screen on a page of half its size, and how far a low chart is drawn larger. */
const USUAL = 2;
const LARGEST = 2.5;

/**
 * Draws a slide off screen and takes it out of the page. A chart that is higher than its room is laid out in a larger frame and
 * drawn smaller; one that leaves room empty is drawn larger.
 */
export async function renderSlide(caption: Caption, chart: Chart): Promise<Standalone> {
  await fetchDrawing(chart.type);
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.style.cssText =
    'position:fixed;left:-10000px;top:0;width:1920px;height:1080px;overflow:hidden;visibility:hidden';
  document.body.append(host);
  const room = slideLayout(caption).chart.height;
  try {
    let scale = USUAL;
    for (let attempt = 0; ; attempt++) {
      const slide = mount(Slide, { target: host, props: { caption, chart, scale } });
      flushSync();
      const fitting = Math.min(LARGEST, Math.floor((room / chartHeight(host)) * 1000) / 1000);
      if (fitting === scale || (fitting > scale && attempt > 0) || attempt === 5) {
        const drawn = await standalone(host.querySelector('svg')!);
        await unmount(slide);
        return drawn;
      }
      await unmount(slide);
      scale = fitting;
    }
  } finally {
    host.remove();
  }
}

/** px that the chart says it is high, in its own coordinates. */
function chartHeight(host: HTMLElement): number {
  return Number(host.querySelector('[data-chart] > svg')?.getAttribute('height')) || slideSize.height / USUAL;
}
