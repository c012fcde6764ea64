import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { subPath } from '../serve';
import { briefingSettled } from './briefing';
import { freshPage, type Place } from './coldStart';
import { figure, round, unmeasured, type Figure } from './figure';

/** Slides that each area gets, so that the demo with its eleven areas makes 11 or 132 of them. */
const few = 1;
const many = 12;

const names = {
  time: '132 slides, twelve a district, as a zip of PNGs of 1920 x 1080',
  memory: 'peak of memory while 132 slides leave, in peaks while 11 do'
};

interface Left {
  slides: number;
  ms: number;
  /** MB of the page's process, the highest while the file is made */
  peak: number;
}

/** A deck of many districts: how long it takes, and that the page holds no more of it than of a small one. */
export async function manySlides(place: Place): Promise<Figure[]> {
  const measured = async (each: number) => freshPage(place, (page) => leave(page, place, each));
  try {
    const small = await measured(few);
    const large = await measured(many);
    const perSlide = ({ ms, slides }: Left) => ms / slides;
    return [
      figure({
        name: names.time,
        value: large.ms,
        unit: 'ms',
        limit: 20_000,
        how: 'from the press to the file, once, in a new browser',
        parts: { slides: large.slides, msPerSlide: round(perSlide(large)), msPerSlideOfFew: round(perSlide(small)) }
      }),
      figure({
        name: names.memory,
        value: large.peak / small.peak,
        unit: 'ratio',
        limit: 1.3,
        how: "resident memory of the browser's page process by its kernel, looked at every 50 ms, in a new browser each",
        parts: { peakMB: round(large.peak), peakMBOfFew: round(small.peak) }
      })
    ];
  } catch (error) {
    return [unmeasured(names.time, 'ms', 20_000, error), unmeasured(names.memory, 'ratio', 1.3, error)];
  }
}

async function leave(page: Page, { origin }: Place, each: number): Promise<Left> {
  await page.goto(`${origin}${subPath}briefing`);
  await briefingSettled(page);
  const deck = JSON.parse(readFileSync('data/surveys/xiaogan/decks/district.json', 'utf8')) as { slides: object[] };
  const slides = Array.from({ length: each }, (_, at) => ({ ...deck.slides[0], id: `page${at}` }));
  const content = Buffer.from(JSON.stringify({ ...deck, name: 'bench', slides }));
  await page
    .getByLabel('打开文件…')
    .setInputFiles([{ name: 'deck.json', mimeType: 'application/json', buffer: content }]);
  const list = page.getByRole('navigation', { name: '幻灯片' }).getByRole('button');
  await page.waitForFunction(
    (count) => document.querySelectorAll('nav[aria-label="幻灯片"] button').length >= count,
    each * 11,
    { polling: 100, timeout: 240_000 }
  );
  await briefingSettled(page);
  await page.getByRole('button', { name: '导出…' }).click();
  await page.getByRole('combobox', { name: '格式' }).selectOption('png');
  const memory = await residentMemory(page);
  const download = page.waitForEvent('download', { timeout: 240_000 });
  const start = performance.now();
  await page.getByRole('button', { name: '核对无误，导出' }).click();
  await (await download).path();
  const ms = performance.now() - start;
  return { slides: await list.count(), ms, peak: memory.stop() };
}

/** Watches the resident memory of the page's processes, in MB. */
async function residentMemory(page: Page): Promise<{ stop: () => number }> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  let peak = 0;
  const see = () => {
    const all = pages.map((id) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0));
    peak = Math.max(peak, ...all);
  };
  see();
  const timer = setInterval(see, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return peak / 1024;
    }
  };
}
