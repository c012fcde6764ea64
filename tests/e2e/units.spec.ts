import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { csvParse } from 'd3';
import { downloaded, figure, look, open, pick, settled } from './app';
import { rare } from './glyphs';
import { expect, test } from './test';

const drawer = (page: Page): Locator => page.getByRole('dialog');
const grid = (page: Page): Locator => drawer(page).getByRole('grid');
const rowAt = (page: Page, place: number): Locator => grid(page).locator(`[role=row][aria-rowindex="${place + 1}"]`);

test.describe('a list', () => {
  test.use({ leavesNoTrace: true });

  test('a sentence leads from its count to the units in one press, and back puts the list away', async ({ page }) => {
    await open(page);
    await page.locator('.sentences').getByRole('link', { name: '881 家' }).click();
    await expect(drawer(page).getByRole('heading')).toHaveText('孝感市 · 建会率');
    await expect(drawer(page)).toContainText('未覆盖的共 1,389 家单位，全部列在这里；要达到目标 92%，需要其中 881 家');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '1390');
    expect(page.url()).toContain('list=O01.420900.lacking');
    await drawer(page)
      .getByRole('button', { name: /达标需要/ })
      .click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '882');
    await page.goBack();
    await expect(drawer(page)).toHaveCount(0);
    await page.goForward();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '882');
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
    expect(page.url()).not.toContain('list=');
  });

  test('a mark keeps its card when it is pressed, which leads to its units; L does so by keyboard', async ({
    page
  }) => {
    await open(page);
    await figure(page, '建会率')
      .getByRole('button', { name: /^汉川市 建会率/ })
      .click();
    await settled(page);
    await page.getByRole('button', { name: '看名单 →' }).click();
    await expect(drawer(page)).toContainText('未覆盖的共 278 家单位，全部列在这里；要达到目标 92%，需要其中 194 家。');
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
    await figure(page, '地区 × 指标').locator('[data-place="2,0"]').focus();
    await page.keyboard.press('l');
    await expect(drawer(page).getByRole('heading')).toContainText('建会率');
  });

  test('a cell of a table leads to its units; answers of persons are never listed, and the card says so', async ({
    page
  }) => {
    await open(page);
    const bars = figure(page, '建会率');
    await bars.getByRole('button', { name: '表格' }).click();
    await bars
      .getByRole('row', { name: /汉川市/ })
      .getByRole('button', { name: '看名单：汉川市 还差 194' })
      .click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '279');
    await open(page, '?list=S05.420984.lacking');
    await expect(drawer(page)).toContainText('个人答卷从不列名单');
    await expect(grid(page)).toHaveCount(0);
  });

  test('the list is a table to keyboard and screen reader, ordered and searched', async ({ page }) => {
    await open(page, '?list=O01.420900.lacking');
    await expect(rowAt(page, 1)).toContainText('560');
    await grid(page).focus();
    await page.keyboard.press('End');
    await expect(rowAt(page, 1389)).toHaveAttribute('aria-selected', 'true');
    await expect(rowAt(page, 1389)).toBeInViewport();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Home');
    await expect(rowAt(page, 1)).toHaveAttribute('aria-selected', 'true');
    await expect(rowAt(page, 1)).toBeInViewport();
    await grid(page).getByRole('button', { name: '单位编号' }).click();
    await expect(grid(page).getByRole('columnheader', { name: '单位编号' })).toHaveAttribute('aria-sort', 'ascending');
    await drawer(page).getByRole('searchbox').fill('hanchuan');
    await expect(drawer(page)).toContainText(/列出 \d+，共 1,389 家单位/);
    await expect(rowAt(page, 1)).toContainText('汉川市');
  });

  test('a list is printed instead of the page under it, all of its rows', async ({ page }) => {
    await open(page, '?list=O01.420984.lacking');
    await expect(rowAt(page, 1)).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.list-on-paper tbody tr')).toHaveCount(278);
    expect(await look(page, () => getComputedStyle(document.querySelector('main')!.closest('body > *')!).display)).toBe(
      'none'
    );
  });
});

test('a list is printed with the glyphs of all its rows, of those that nobody has scrolled to, too', async ({
  page
}) => {
  const ways = [
    { area: ['孝南区', '420902'], names: rare.slice(0, 3), button: '打印' },
    { area: ['应城市', '420981'], names: rare.slice(3, 6), button: '打印走访名单' },
    { area: ['汉川市', '420984'], names: rare.slice(6), button: null }
  ];
  const unitsOf = ({ area: [area], names }: (typeof ways)[number]) => [
    ...Array.from({ length: 60 }, (_, at) => `${area}${at},2014,${area},企业,正常,${900 - at},未建立,0`),
    ...names.map((character) => `${character},2014,${area},企业,正常,1,未建立,0`)
  ];
  const head = '单位编号,统计时期,报送地区,单位类型,经营状态,职工总数（人）,建会形式,会员总数（人）';
  await open(page);
  await pick(page, { name: '上报.csv', content: [head, ...ways.flatMap(unitsOf)].join('\r\n') });
  await drawer(page)
    .getByRole('radio', { name: /只看我的文件/ })
    .check();
  await drawer(page).getByRole('button', { name: '放入' }).click();
  for (const { area, names, button } of ways) {
    // Ctrl+P on a page that prints slides prints the list that lies over it
    await open(page, `${button ? '' : 'briefing'}?list=O01.${area[1]}.lacking`);
    await expect(rowAt(page, 1)).toContainText('900');
    const drawnAsThey = page.evaluate(printedGlyphs, names);
    if (button) await drawer(page).getByRole('button', { name: button, exact: true }).click();
    else await page.keyboard.press('Control+p');
    expect(await drawnAsThey, button ?? 'Ctrl+P').toEqual({
      own: names.map(() => true),
      rows: 60 + names.length,
      // browsers call the file that is printed into by it
      named: expect.stringMatching(new RegExp(`^孝感市基层工会大调研_2014_${area[0]}.*建会`)) as unknown as string
    });
    await expect(page.locator('.list-on-paper')).toHaveCount(0);
    await expect(drawer(page)).toHaveCount(1);
  }
});

/** Runs in a page, until it prints: whether each character is drawn then as it is when its glyph is there, the rows on paper, and the name of a file that is printed into. */
function printedGlyphs(characters: string[]): Promise<{ own: boolean[]; rows: number; named: string }> {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const pixels = (character: string) => {
    context.reset();
    context.font = `40px ${getComputedStyle(document.body).fontFamily}`;
    context.fillText(character, 4, 50);
    return context.getImageData(0, 0, 64, 64).data.join();
  };
  return new Promise((done) => {
    window.print = () => {
      const rows = document.querySelectorAll('.list-on-paper tbody tr').length;
      const printed = characters.map(pixels);
      const named = document.title;
      const loading = characters.map((one) => document.fonts.load(context.font, one));
      void Promise.all(loading).then(() =>
        done({ own: characters.map((one, at) => pixels(one) === printed[at]), rows, named })
      );
    };
  });
}

test('a list of visits comes back by drop and is noted after a yes; nothing else changes', async ({ page }) => {
  await open(page, '?list=O01.420984.needed');
  await expect(rowAt(page, 1)).toBeVisible();
  const list = await downloaded(page, () => drawer(page).getByRole('button', { name: '走访名单（Excel）' }).click());
  const file = readFileSync(await list.path());
  await page.keyboard.press('Escape');
  await pick(page, { name: '走访.xlsx', content: file });
  await expect(drawer(page)).toContainText('走访.xlsx：194 家单位，其中已约 0 家、已建 0 家');
  await expect(drawer(page)).toContainText('新记入 194 家，与已有记录不同 0 家');
  await page.getByRole('button', { name: '记入进度' }).click();
  await expect(page.getByText('走访进度已记入：194 家单位。')).toBeVisible();
  await page.getByRole('link', { name: '缺口', exact: true }).click();
  await expect(page.getByRole('row', { name: /^汉川市/ })).toContainText('194 家中已建 0 家');
});

test('from the page of gaps the units that a target needs are one press away', async ({ page }) => {
  await open(page, 'gaps?a=420984&q=O01');
  await page.getByRole('link', { name: '列出达标所需走访的单位（走访名单）' }).click();
  await expect(drawer(page)).toContainText('194');
  await expect(page).toHaveURL(/list=O01\.420984\.needed/);
});

test('from the curve of workers the list is that of the units on the curve, those with most workers first', async ({
  page
}) => {
  const visited = csvParse(readFileSync('data/surveys/xiaogan/waves/2014/unit.csv', 'utf8'))
    .filter((row) => row['district_code'] === '420922' && row['operating'] === 'normal')
    .filter((row) => row['union_form'] !== '' && !/^(independent|joint|federation)$/.test(row['union_form']!))
    .sort((a, b) => Number(b['employees']) - Number(a['employees']));
  await open(page, 'gaps?a=420922&q=O03');
  await expect(page.getByRole('region', { name: '先补谁' })).toContainText(`全部 ${visited.length} 家单位都补上`);
  await page.getByRole('link', { name: '列出这些单位，职工多的在先（走访名单）' }).click();
  await expect(drawer(page)).toContainText(`未覆盖的共 ${visited.length} 家单位，全部列在这里`);
  for (const place of [1, 2, 3]) await expect(rowAt(page, place)).toContainText(visited[place - 1]!['unit_id']!);
});

test('cells to correct are handed out by area as one zip; a list without corrections changes nothing', async ({
  page
}) => {
  await open(page);
  await page.getByRole('link', { name: '数据', exact: true }).click();
  const zip = await downloaded(page, () => page.getByRole('button', { name: '下载全部地区（zip）' }).click());
  expect(zip.suggestedFilename()).toMatch(/^退改单_.*模拟数据\.zip$/);
  await pick(page, { name: '退改单.zip', content: readFileSync(await zip.path()) });
  await expect(drawer(page)).toContainText('没有要改的单元格');
  await expect(page.getByRole('button', { name: '改这些格' })).toHaveCount(0);
});
