import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { boxes, choose, drop, figure, key, open, pick, read, readAll, settled, tableRecords } from './app';
import { expect, test } from './test';

const folder = resolve('tests/fixtures/pack');
const boundary = readFileSync(join(folder, 'boundary.geojson'), 'utf8');
type Counts = Record<string, Record<string, [numerator: number, denominator: number, n: number]>>;
const expected = JSON.parse(readFileSync('tests/fixtures/pack.expected.json', 'utf8')) as Record<
  '2021' | '2022',
  Counts
>;
const areas: Record<string, string> = {
  '990101': '东岸区',
  '990102': '西岸区',
  '990103': '北岭县',
  '9901KJ': '科技园',
  '990000': '银湾市'
};
const indicators: Record<string, string> = {
  units_with_union: '建会率',
  membership: '入会率',
  units_with_talks: '集体协商率',
  units_with_all: '三项全有',
  satisfaction: '满意率',
  service_gap_loans: '借款缺口',
  service_gap_classes: '培训班缺口',
  service_gap_checkups: '体检缺口'
};

/** The pack in a folder of its own, changed; gone when the test ends. */
async function withPack(change: (folder: string) => void, use: (folder: string) => Promise<void>): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    cpSync(folder, copy, { recursive: true });
    change(copy);
    await use(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

async function pickFolder(page: Page, path: string): Promise<void> {
  await page.getByLabel('打开文件夹…').setInputFiles(path);
  await settled(page);
}

async function expectPack(page: Page): Promise<void> {
  await expect(page.locator('footer')).toContainText('测试用虚构数据');
  await expect(page).toHaveURL(/s=silver_bay/);
  await expect(figure(page, '建会率').getByRole('button', { name: /^东岸区 建会率/ })).toBeVisible();
}

test('a folder with a survey pack opens: its numbers are those counted by hand, its mark shows', async ({ page }) => {
  await open(page);
  await pickFolder(page, folder);
  await expectPack(page);
  await expect(page).toHaveTitle(/银湾市工会小调查/);
  await expect(page.locator('.bar').getByText('模拟数据')).toBeVisible();
  await expect(page.locator('footer')).toContainText('单位表 24 行');
  await expect(page.locator('footer')).toContainText('职工问卷 28 行');

  for (const wave of ['2022', '2021'] as const) {
    await choose(page, '轮次', `${wave}年`);
    for (const [name, counts] of Object.entries(expected[wave])) {
      const [id, base] = name.split(' ');
      const label = indicators[id!]!;
      await choose(page, '指标', id!.startsWith('service_gap_') ? `　${label}` : label);
      await choose(page, '口径', base === 'covered' ? '分母：已建会单位职工' : '分母：全部单位职工');
      await expect(figure(page, label)).toContainText(`${wave}年`);
      const shown = ['北岭县', '西岸区', '东岸区', '科技园'];
      expect(counted(await tableRecords(page, label)), `${wave} ${name}`).toMatchObject(
        Object.fromEntries(
          Object.entries(counts)
            .filter(([area]) => shown.includes(areas[area] ?? ''))
            .map(([area, sums]) => [areas[area]!, sums])
        )
      );
    }
  }
  const silent = (await tableRecords(page, '借款缺口')).find((record) => record['地区'] === '科技园');
  expect(silent?.['状态']).toBe('未报');
});

/** Numerator, denominator and n by area. */
/** Sums of weighted rows say so. */
function counted(records: Record<string, string>[]): Record<string, number[]> {
  return Object.fromEntries(
    records
      .filter((record) => record['分子'] !== '')
      .map((record) => [
        record['地区'],
        ['分子', '分母', '有效数 n'].map((column) => Number(record[column]!.replace(/^加权 /, '')))
      ])
  );
}

test('the whole of a pack is on the page of indicators, with its own kinds of state', async ({ page }) => {
  await open(page);
  await pickFolder(page, folder);
  await expectPack(page);
  const [numerator, denominator] = expected[2022]['units_with_union']!['990000']!;
  await expect(page.getByRole('region', { name: '组织 建会率' })).toContainText(`${numerator} / ${denominator} 家`);
  await choose(page, '指标', '入会率');
  const conflict = (await tableRecords(page, '入会率')).find((record) => record['地区'] === '科技园');
  expect([conflict?.['状态'], conflict?.['名次']]).toEqual(['口径冲突，不排名', '']);
  await page.getByRole('link', { name: '分析', exact: true }).click();
  for (const [id, wanted] of [
    ['units_with_union', '建会率'],
    ['satisfaction', '满意率'],
    ['units_with_all', '三项全有']
  ] as const) {
    const [y, x, n] = expected[2022][id]!['990000']!;
    const row = page.getByRole('row', { name: new RegExp(`${id} ${wanted}`) });
    await expect(row).toContainText(`${((100 * y) / x).toFixed(1)}%`);
    await expect(row.getByRole('cell', { name: new RegExp(`^${n}( 加权折合 \\d+)?$`) })).toBeVisible();
  }
  await expect(page.getByRole('row', { name: /最大服务缺口/ })).toContainText('借款缺口');
});

test('a folder dropped on the page opens, too; a boundary file dropped after it draws the map and lists what does not match', async ({
  page
}) => {
  await open(page);
  await withPack(
    (copy) => rmSync(join(copy, 'boundary.geojson')),
    async (copy) => {
      await drop(page, [copy]);
      await expectPack(page);
    }
  );
  const map = figure(page, '建会率分布');
  await expect(map).toContainText('等面积格');
  await drop(page, [join(folder, 'boundary.geojson')]);
  await expect(map).toContainText('边界文件：boundary.geojson');
  const shapes = map.getByRole('button', { name: /建会率 [\d.]+%/ });
  await expect(shapes).toHaveCount(3);
  await expect(shapes.locator('path').first()).toHaveAttribute('d', /^M.*Z$/);
  await expect(map).toContainText('科技园');
  const sizes = (await boxes(shapes)).map(({ width }) => width);
  for (const size of sizes) expect(size).toBeGreaterThan(20);
  const [frame] = await boxes(map.locator('.chart'));
  expect(Math.max(...sizes), 'the polygon wound the other way does not fill the frame').toBeLessThan(frame!.width);
  await map.getByRole('button', { name: /^西岸区 建会率 [\d.]+%/ }).click();
  await expect(page).toHaveURL(/a=990102/);
  await page.getByRole('link', { name: '数据', exact: true }).click();
  await expect(page.getByText('按代码匹配到 3 个地区。')).toBeVisible();
  await expect(page.getByText('边界文件中没有对应地区的图形：990999 外岛。')).toBeVisible();
  await expect(page.getByText('没有图形的地区：科技园。')).toBeVisible();
});

test('another version of a pack under a briefing is told old and new, and one press leads back to the version before', async ({
  page
}) => {
  await open(page);
  await pickFolder(page, folder);
  await expectPack(page);
  await page.getByRole('link', { name: '汇报' }).click();
  const slides = page.getByRole('navigation', { name: '幻灯片' }).getByRole('button');
  const before = await readAll(slides);
  // a union counts there only where it holds talks: the numbers of the rate of talks, which were counted by hand
  const withUnion = expected[2022]['units_with_union']!['990102']!;
  const withTalks = expected[2022]['units_with_talks']!['990102']!;
  await withPack(
    (copy) => {
      const file = join(copy, 'indicators.csv');
      const indicators = readFileSync(file, 'utf8').split('\n');
      const stricter = (line: string) =>
        line.replace("1 WHERE has_union = 'yes'", "1 WHERE has_union = 'yes' AND talks = 1");
      const changed = indicators.map((line) => (line.startsWith('units_with_union,') ? stricter(line) : line));
      writeFileSync(file, changed.join('\n'));
    },
    (copy) => pickFolder(page, copy)
  );
  const late = page.getByRole('region', { name: '数据变了' });
  await expect(late).toContainText('调查包变了（指标、目标或说明）');
  for (const summary of await late.getByText('看变化').all()) await summary.click();
  const rate = ([numerator, denominator]: number[]) => `${((100 * numerator!) / denominator!).toFixed(1)}%`;
  expect(await read(late)).toContain(rate(withUnion));
  expect(await read(late)).toContain(rate(withTalks));
  await late.getByRole('button', { name: '退回原来的数据' }).click();
  await expect(late).toHaveCount(0);
  expect(await readAll(slides)).toEqual(before);
});

test('a boundary file that is none, or of other areas, is told with its name, and the map stays', async ({ page }) => {
  await open(page);
  const trouble = page.getByRole('alert');
  for (const [name, content, words] of [
    ['broken.geojson', '{"type": "FeatureCollection", "features": [', /“broken\.geojson”不是可用的边界文件/],
    ['point.geojson', '{"type":"Point","coordinates":[1,2]}', /FeatureCollection/],
    ['elsewhere.geojson', boundary, /没有一个图形的代码与本调查的地区代码相同/]
  ] as const) {
    await pick(page, { name, content });
    await expect(trouble).toContainText(name);
    await expect(trouble).toContainText(words);
    await expect(figure(page, '建会率分布')).toContainText('等面积格');
    await trouble.getByRole('button', { name: '关闭' }).click();
    await expect(trouble).toHaveCount(0);
  }
});

test('a pack with a wrong column name leaves the open survey as it was and lists file, row, column and the nearest name', async ({
  page
}) => {
  await open(page, '?a=420922');
  const before = await read(key(page));
  await withPack(
    (copy) => {
      const file = join(copy, 'indicators.csv');
      writeFileSync(file, readFileSync(file, 'utf8').replace("has_union = 'yes',1", "has_unoin = 'yes',1"));
    },
    async (copy) => {
      await pickFolder(page, copy);
      const trouble = page.getByRole('alert');
      await expect(trouble).toContainText('这个调查包有 1 处错误，没有打开；原来的内容没有变');
      const place = trouble.getByRole('listitem');
      await expect(place).toContainText('indicators.csv');
      await expect(place).toContainText('第 2 行');
      await expect(place).toContainText('numerator');
      await expect(place).toContainText('没有名为“has_unoin”的列，最接近的是“has_union”');
    }
  );
  await expect(key(page)).toHaveText(before);
  await expect(page).toHaveURL(/a=420922/);
  await expect(figure(page, '地区 × 指标')).toBeVisible();
});
