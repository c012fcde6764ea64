import type { Locator, Page } from '@playwright/test';
import { boxes, drawn, figure, look, open, settled, standsBy } from './app';
import { expect, test } from './test';

test.use({ leavesNoTrace: true });

const card = (page: Page) => page.getByRole('tooltip').filter({ has: page.locator('dl') });

/** The card that comes when a pointer stands on a part of the page: one, on the screen, and clear of the pointer. */
async function hovered(page: Page, part: Locator): Promise<Locator> {
  await drawn(page);
  await part.hover();
  await expect(card(page)).toHaveCount(1);
  const [at] = await boxes(part);
  const [box] = await boxes(card(page));
  const [x, y] = [at!.x + at!.width / 2, at!.y + at!.height / 2];
  const { width, height } = page.viewportSize()!;
  expect(box!.x >= 0 && box!.y >= 0 && box!.x + box!.width <= width && box!.y + box!.height <= height).toBe(true);
  expect(x > box!.x && x < box!.x + box!.width && y > box!.y && y < box!.y + box!.height).toBe(false);
  return card(page);
}

test('every number shows one small card to pointer and keyboard: value, both sums, n, target, what is missing and wave; Escape puts it away', async ({
  page
}) => {
  await open(page);
  const numbers = {
    'a cell': figure(page, '地区 × 指标').getByRole('button', { name: /^大悟县 建会率/ }),
    'a bar': figure(page, '建会率').getByRole('button', { name: /^大悟县 建会率/ }),
    'a tile': figure(page, '建会率分布').getByRole('button', { name: /^大悟县 建会率/ })
  };
  for (const [name, part] of Object.entries(numbers)) {
    const shown = await hovered(page, part);
    await expect(shown, name).toContainText('大悟县 · 建会率');
    await expect(shown.locator('dt'), name).toHaveText([
      '数值',
      /已建会/,
      /正常经营单位/,
      '有效数 n',
      '目标',
      '未答',
      '轮次'
    ]);
    await expect(shown.locator('dd').first()).toHaveText('67.3%');
    expect(await part.locator('title').count(), `${name} has no second card of the browser`).toBe(0);
  }
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);

  const others = {
    'a number of a sentence': page.locator('.sentences a', { hasText: '78.8%' }),
    "a card's value": page.locator('.key b').first()
  };
  for (const [name, part] of Object.entries(others)) {
    await expect(await hovered(page, part), name).toContainText('孝感市 · 建会率');
    expect(await part.getAttribute('title'), name).toBeNull();
  }
  await page.locator('.sentences a', { hasText: '78.8%' }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(card(page)).toContainText('孝感市 · 建会率');

  await page.getByRole('link', { name: '分析', exact: true }).click();
  await settled(page);
  await expect(await hovered(page, page.getByRole('cell', { name: '78.8%' }))).toContainText('孝感市 · 建会率');
});

test('the card of a hidden number says that it is hidden, and nothing of it', async ({ page }) => {
  await open(page);
  const hidden = figure(page, '地区 × 指标').getByRole('button', { name: /保护个人/ });
  expect(
    await look(page, () => document.querySelectorAll('figure:first-of-type [aria-label*="保护个人"]').length)
  ).toBeGreaterThan(0);
  const shown = await hovered(page, hidden.first());
  await expect(shown.locator('dt')).toHaveText(['数值', '目标', '轮次']);
  await expect(shown.locator('dd').first()).toContainText('保护个人');
});

test('a mark that has the focus shows its card, another mark another one, and the mark keeps clear of it', async ({
  page
}) => {
  await open(page);
  const cell = figure(page, '地区 × 指标').locator('[data-place="2,0"]');
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await expect(card(page)).toContainText('25人以上企业建会率');
  await page.keyboard.press('ArrowDown');
  await expect(card(page)).toHaveCount(1);
  await standsBy(card(page), figure(page, '地区 × 指标').locator('[data-place="3,1"]'));
});

test('the card of a mark to which the page scrolls for the keyboard stands by the mark', async ({ page }) => {
  await open(page);
  const matrix = figure(page, '地区 × 指标');
  await matrix.locator('[data-place="0,0"]').evaluate((first: SVGElement) => {
    scrollTo(0, 0);
    first.focus({ preventScroll: true });
  });
  await page.keyboard.press('ArrowDown');
  const focused = matrix.locator(':focus');
  const from = await look(page, () => scrollY);
  for (let place = '', before = '0,0'; place !== before;) {
    before = place;
    await page.keyboard.press('ArrowDown');
    place = (await focused.getAttribute('data-place'))!;
    await drawn(page);
    await expect(card(page), place).toHaveCount(1);
    await standsBy(card(page), focused);
  }
  expect(await look(page, () => scrollY), 'the page has scrolled to the last rows').toBeGreaterThan(from);
});

test.describe('on a page that grows above the figure', () => {
  // what they put onto it would stand in the way of other tests
  test.use({ leavesNoTrace: false });

  test('the card of a mark that moves when the page above it grows stands by the mark', async ({ page }) => {
    await open(page);
    const cell = figure(page, '地区 × 指标').locator('[data-place="2,0"]');
    await cell.focus();
    await page.keyboard.press('ArrowDown');
    await expect(card(page)).toHaveCount(1);
    const focused = figure(page, '地区 × 指标').locator(':focus');
    await look(page, () => {
      document.documentElement.style.overflowAnchor = 'none';
      const above = document.createElement('p');
      above.style.height = '60px';
      document.querySelector('main')!.before(above);
    });
    await drawn(page);
    await standsBy(card(page), focused);
  });

  test('a card stays while the page scrolls and its mark does not move under the pointer, and goes with the mark', async ({
    page
  }) => {
    await open(page);
    const cell = figure(page, '地区 × 指标').getByRole('button', { name: /^大悟县 建会率/ });
    await hovered(page, cell);
    // what stands above the figure comes in late, and the browser holds the view where it is
    await look(page, () => {
      const above = document.createElement('p');
      above.style.height = '300px';
      document.querySelector('main')!.before(above);
      scrollBy(0, 300);
    });
    await drawn(page);
    await expect(card(page)).toContainText('大悟县 · 建会率');
    await look(page, () => scrollBy(0, -120));
    await expect(card(page)).toHaveCount(0);
  });
});
