import type { Page } from '@playwright/test';
import { choose, drawn, look, open, settled } from './app';
import { expect, test } from './test';

/** What A4 leaves inside its margins of 10 mm, in px of 96 an inch. */
const sheets = { portrait: { width: 718, height: 1046 }, landscape: { width: 1046, height: 718 } };

/** What of the page is seen on paper. */
const seenOnPaper = (page: Page) =>
  look(page, () => {
    const pressed =
      'button, input, select, nav, label, .bar, .brand, .local, .languages, .skip, .notice, .work, [role=menu], [role=dialog], .controls, .licences';
    const isSeen = (element: Element) => element.getClientRects().length > 0;
    const box = (element: Element) => element.getBoundingClientRect();
    const wholes = [...document.querySelectorAll('figure, .cards > section, .sentences')].filter(isSeen);
    return {
      furniture: [...document.querySelectorAll(pressed)]
        .filter((element) => isSeen(element) && element.textContent.trim() !== '')
        .map((element) => element.outerHTML.slice(0, 80)),
      width: document.documentElement.scrollWidth,
      head: document.querySelector<HTMLElement>('.head')!.innerText,
      foot: document.querySelector('footer')!.innerText,
      repeated: ['.head', 'footer'].map((part) => getComputedStyle(document.querySelector(part)!).display),
      extras: box(document.querySelector('.head')!).height + box(document.querySelector('footer')!).height,
      colours: getComputedStyle(document.querySelector('main')!).printColorAdjust,
      wholes: wholes.map((whole) => ({ height: box(whole).height, breaks: getComputedStyle(whole).breakInside })),
      cut: [...document.querySelectorAll('figure svg')].filter((svg) => {
        const frame = box(svg.closest('figure')!);
        return box(svg).right > frame.right || box(svg).bottom > frame.bottom;
      }).length
    };
  });

test('every page prints without its furniture, its figures whole and in their colours, and each sheet says survey, page, view, source and that data are simulated', async ({
  page
}) => {
  await open(page);
  await choose(page, '地区', '大悟县');
  for (const name of ['总览', '缺口', '地区', '分析', '单项指标', '汇报', '数据']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    for (const [orientation, sheet] of Object.entries(sheets)) {
      await test.step(`${name}, ${orientation}`, async () => {
        await page.setViewportSize(sheet);
        await drawn(page);
        const paper = await seenOnPaper(page);
        expect(paper.furniture).toEqual([]);
        expect(paper.width).toBeLessThanOrEqual(sheet.width);
        expect(paper.head).toContain(`孝感市基层工会大调研 · ${name === '单项指标' ? '分析 · 单项指标' : name}`);
        expect(paper.head).toContain('模拟数据');
        if (name !== '数据')
          expect(paper.head).toContain('轮次：2014年 · 对比：2013年 · 地区：大悟县 · 口径：已建会单位 · 筛选：无');
        expect(paper.foot).toContain('来源：孝感市基层工会大调研');
        expect(paper.foot).toContain('模拟数据');
        expect(paper.repeated).toEqual(['table-header-group', 'table-footer-group']);
        expect(paper.colours).toBe('exact');
        expect(paper.cut).toBe(0);
        if (name === '总览') expect(paper.wholes).toHaveLength(9);
        for (const { height, breaks } of paper.wholes) {
          expect(breaks).toBe('avoid');
          expect(height + paper.extras).toBeLessThan(sheet.height);
        }
      });
    }
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});

test('charts are drawn for the paper before the browser counts its sheets, and for the screen again after it', async ({
  page
}) => {
  await open(page);
  const widths = () => [...document.querySelectorAll('figure svg')].map((svg) => Number(svg.getAttribute('width')));
  const before = await look(page, widths);
  const printed = await look(page, async () => {
    dispatchEvent(new Event('beforeprint'));
    await Promise.resolve();
    const drawn = [...document.querySelectorAll('figure svg')].map((svg) => Number(svg.getAttribute('width')));
    dispatchEvent(new Event('afterprint'));
    return drawn;
  });
  expect(printed).toEqual([690, 475, 290, 740]);
  expect(before).not.toEqual(printed);
  expect(await look(page, widths)).toEqual(before);
});
