import { flushSync, mount, unmount, type Snippet } from 'svelte';
import type { Frame } from '../charts/frame';
import type { Caption } from './caption';
import Slide from './Slide.svelte';
import { slideLayout } from './slideLayout';
import { standalone, type Standalone } from './standalone';

/**
 * Draws a slide off screen and takes it out of the page. A chart that is higher than its room at twice the screen's size is
 * laid out in a larger frame and drawn smaller.
 * @param chart the snippet that draws the chart on screen
 */
export async function renderSlide(caption: Caption, chart: Snippet<[Frame]>): Promise<Standalone> {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.style.cssText =
    'position:fixed;left:-10000px;top:0;width:1920px;height:1080px;overflow:hidden;visibility:hidden';
  document.body.append(host);
  const room = slideLayout(caption).chart;
  try {
    let scale = 2;
    for (let attempt = 0; ; attempt++) {
      const slide = mount(Slide, { target: host, props: { caption, chart, scale } });
      flushSync();
      const fitting = scaleThatFits(host, room.height, room.width);
      if (attempt === 4 || fitting >= scale) {
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

/** px of the slide per px of the chart, by the size that the chart says it has. */
function scaleThatFits(host: HTMLElement, height: number, width: number): number {
  const chart = host.querySelector('[data-chart] > svg');
  const own = { width: Number(chart?.getAttribute('width')), height: Number(chart?.getAttribute('height')) };
  if (!(own.width > 0 && own.height > 0)) return 2;
  return Math.min(2, Math.floor((height / own.height) * 1000) / 1000, width / own.width);
}
