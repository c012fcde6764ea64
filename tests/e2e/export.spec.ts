import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { csvParseRows } from 'd3';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { downloaded, figure, open, openAnew, pick, settled, smallest, tableRecords } from './app';
import { expect, test } from './test';

const survey = 'data/surveys/xiaogan';
const { overview } = JSON.parse(readFileSync(`${survey}/survey.json`, 'utf8')) as {
  overview: { matrix: string[]; funnel: { indicator: string }[] };
};
const codes = new Map(
  records(readFileSync(`${survey}/areas.csv`, 'utf8')).map((row) => [row['label::zh'], row['code']])
);
const formats = new Map(
  records(readFileSync(`${survey}/indicators.csv`, 'utf8')).map((row) => [row['id'], row['format']])
);

function records(csv: string): Record<string, string>[] {
  const [head, ...rows] = csvParseRows(csv.replace(/^\uFEFF/, ''));
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [head![at], cell])));
}

/** figures by the code of their picture */
const pictures = new Map<string, string>();

interface Taken {
  bytes: Buffer;
  name: string;
}

/** Takes something from a figure's menu. */
async function take(page: Page, name: string | RegExp, takeaway: string): Promise<Taken> {
  await settled(page);
  await figure(page, name)
    .getByRole('button', { name: /导出菜单|Export menu/ })
    .click();
  const file = await downloaded(page, () => page.getByRole('menuitem', { name: takeaway }).click());
  return { bytes: readFileSync(await file.path()), name: file.suggestedFilename() };
}

/** Width, height and text chunks, read from the bytes. */
function readPng(bytes: Buffer): { width: number; height: number; text: Record<string, string> } {
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const text: Record<string, string> = {};
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.subarray(at + 4, at + 8).toString() === 'iTXt') {
      const end = body.indexOf(0);
      text[body.subarray(0, end).toString()] = body.subarray(end + 5).toString();
    }
    at += 12 + length;
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), text };
}

/** Han characters at the start of a line of a slide, and where they stand in its px. */
interface Run {
  characters: string;
  x: number;
  y: number;
  size: number;
}

interface ReadSvg {
  broken: number;
  active: number;
  label: string;
  lines: string[];
  title: string;
  runs: Run[];
}

/** What an SVG says, read by the browser's own parser. */
function readSvg(page: Page, markup: string): Promise<ReadSvg> {
  return page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    const number = (element: Element, name: string) => Number(element.getAttribute(name));
    const texts = [...svg.querySelectorAll('text')];
    const own = texts.filter((element) => element.parentElement === svg.documentElement);
    const bold = own.filter((element) => element.getAttribute('font-weight') === '700');
    return {
      broken: svg.querySelectorAll('parsererror').length,
      active: [...svg.querySelectorAll('*')].filter(
        (element) =>
          /^(script|foreignObject|iframe)$/.test(element.localName) ||
          [...element.attributes].some(({ localName }) => /^(on|href$|src$)/.test(localName))
      ).length,
      label: svg.documentElement.getAttribute('aria-label') ?? '',
      lines: texts.map((element) => element.textContent),
      title: bold.map((element) => element.textContent).join(''),
      runs: own
        .filter((element) => element.getAttribute('text-anchor') === 'start')
        .map((element) => ({
          characters: /^[\u4e00-\u9fff]*/.exec(element.textContent)![0],
          x: number(element, 'x'),
          y: number(element, 'y'),
          size: number(element, 'font-size')
        }))
    };
  }, markup);
}

/**
 * Looks at the pixels of an image: kinds of colour in small, and of each run of characters the share of dark pixels in the
 * square that has least, and how much the two most similar squares of different characters differ (0 the same, 1 in all).
 */
function look(page: Page, png: Buffer, runs: Run[]): Promise<{ colours: number; ink: number; difference: number }> {
  return page.evaluate(
    async ({ base64, runs }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const draw = (width: number, height: number) => {
        const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
        context.drawImage(image, 0, 0, width, height);
        return context;
      };
      const small = new Uint32Array(draw(192, 108).getImageData(0, 0, 192, 108).data.buffer);
      const large = draw(image.width, image.height);
      const scale = image.width / 1920;
      let [ink, difference] = [1, 1];
      for (const { characters, x, y, size } of runs) {
        const side = Math.floor(size * scale);
        const squares = [...characters].map((_, at) => {
          const { data } = large.getImageData((x + at * size) * scale, (y - 0.88 * size) * scale, side, side);
          return Array.from({ length: side * side }, (_, pixel) => data[pixel * 4]! < 170);
        });
        squares.forEach((square, at) => {
          ink = Math.min(ink, square.filter(Boolean).length / square.length);
          squares.slice(0, at).forEach((other, before) => {
            if (characters[before] === characters[at]) return;
            const either = square.filter((dark, pixel) => dark || other[pixel]).length;
            difference = Math.min(difference, square.filter((dark, pixel) => dark !== other[pixel]).length / either);
          });
        });
      }
      return { colours: new Set(small).size, ink, difference };
    },
    { base64: png.toString('base64'), runs }
  );
}

const columns =
  /^survey,wave,indicator,area(,base)?(,part)?,n,numerator,denominator,value,lower,upper,target,gap,missing,not_asked,state,standing,provisional(,effective_n)?(,(own_gap|without|own_row|areas_sum|change(_from|_without|_p|_significant)?))*$/;

/** The rows of a CSV that a figure gave, after a look at its bytes. */
function readCsv(bytes: Buffer): Record<string, string>[] {
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString().slice(1);
  expect(text.split('\r\n')[0]).toMatch(columns);
  for (const cell of csvParseRows(text).flat()) {
    if (/^[=+\-@\t\r]/.test(cell)) expect(Number(cell), `"${cell}" is no number`).not.toBeNaN();
  }
  return records(text);
}

/** Which columns of a figure's data table tell of which indicator: value, n, and what else the row of the CSV has. */
function told(name: string, heads: string[]): { indicator: string; cells: [column: string, field: string][] }[] {
  if (name === '地区 × 指标') {
    return overview.matrix.map((indicator, at) => ({
      indicator,
      cells: [
        [heads[2 + at * 3]!, 'value'],
        [heads[3 + at * 3]!, 'n'],
        [heads[4 + at * 3]!, 'denominator']
      ]
    }));
  }
  if (name.startsWith('建会 →')) {
    return overview.funnel.map(({ indicator }, at) => ({
      indicator,
      cells: [
        [heads[2 + at * 3]!, 'value'],
        [heads[3 + at * 3]!, 'n'],
        [heads[4 + at * 3]!, 'numerator']
      ]
    }));
  }
  return [
    {
      indicator: 'O01',
      cells: [
        [heads.find((head) => head.startsWith('建会率'))!, 'value'],
        ['有效数 n', 'n'],
        ['分子', 'numerator'],
        ['分母', 'denominator'],
        ['还差', 'gap']
      ]
    }
  ];
}

/** The number of a cell as the CSV has it: "✓ 86.3%" of a rate is 0.863, "1.02 万" is 10200. */
function numberOf(cell: string, factor: number): { number: number; digit: number } | null {
  const [, digits, large] = /(-?[\d,]+(?:\.\d+)?)( 万)?/.exec(cell.replaceAll('−', '-')) ?? [];
  if (digits === undefined) return null;
  const scale = (large ? 10_000 : 1) / factor;
  const places = digits.split('.')[1]?.length ?? 0;
  return { number: Number(digits.replaceAll(',', '')) * scale, digit: scale * 10 ** -places };
}

test.describe('a figure', () => {
  test.use({ leavesNoTrace: true });

  for (const name of ['建会率', '地区 × 指标', '建会率分布', '建会 → 建制 → 三项全有']) {
    test(`${name} is taken as PNG in two sizes, SVG and CSV`, async ({ page }) => {
      await open(page, '?a=420922');
      const svg = await take(page, name, '矢量图 SVG');
      expect(svg.name).toMatch(/^孝感市基层工会大调研_2014_.+_模拟数据\.svg$/);
      const slide = await readSvg(page, svg.bytes.toString());
      expect([slide.broken, slide.active]).toEqual([0, 0]);
      expect(svg.bytes.toString(), 'no part is an element of HTML').not.toContain('1999/xhtml');
      expect(slide.title.replace(/\s/g, '')).toBe(slide.label.replace(/\s/g, ''));
      const words = slide.lines.join('\n');
      // fourteen 口径 are more than three lines: the slide says where they stand
      const definition = name === '地区 × 指标' ? '口径与说明' : '正常经营单位';
      for (const wanted of ['2014年', '时点 2014年9月30日', '口径：', '来源：孝感市', '模拟数据', definition]) {
        expect(words).toContain(wanted);
      }
      expect(words, 'n').toMatch(/有效 [\d,]+ 家单位/);
      expect(words, 'date').toMatch(/制图 20\d\d年\d+月\d+日/);

      const { size, words: small } = await smallest(page, svg.bytes.toString());
      expect(size, `words of a slide can be read: ${small}`).toBeGreaterThanOrEqual(17.95);

      const runs = slide.runs.filter(({ characters }) => characters.length > 1);
      expect(runs.length).toBeGreaterThan(1);
      for (const [size, width, height] of [
        ['1920 × 1080', 1920, 1080],
        ['3840 × 2160', 3840, 2160]
      ] as const) {
        const png = await take(page, name, `图片 PNG（${size}）`);
        expect(png.name).toMatch(/^孝感市基层工会大调研_2014_.+_模拟数据\.png$/);
        const { text, ...sizes } = readPng(png.bytes);
        expect(sizes).toEqual({ width, height });
        expect(text).toMatchObject({ Title: slide.label, Language: 'zh-CN' });
        const { view } = JSON.parse(text['Spec']!) as { view: object };
        expect(view, 'every choice that the picture shows is made').toMatchObject({
          survey: 'xiaogan',
          wave: '2014',
          area: '420922',
          base: expect.stringMatching(/./),
          filters: {}
        });
        expect(slide.lines, 'the code of the picture').toContain(text['Code']);
        expect(pictures.get(text['Code']!) ?? name, 'no other picture has that code').toBe(name);
        pictures.set(text['Code']!, name);
        expect(text['Source']).toMatch(/^孝感市.*模拟数据/);
        expect(text['Tables']).toMatch(/unit_[0-9a-f]{16}/);
        const seen = await look(page, png.bytes, runs);
        expect(seen.colours, 'not blank').toBeGreaterThan(50);
        expect(seen.ink, 'every Han character has ink').toBeGreaterThan(0.05);
        expect(seen.difference, 'no two different characters look alike, as boxes do').toBeGreaterThan(0.2);
      }

      const csv = await take(page, name, '数据 CSV');
      expect(csv.name).toMatch(/^孝感市基层工会大调研_2014_.+_模拟数据\.csv$/);
      const rows = readCsv(csv.bytes);
      const records = await tableRecords(page, name);
      // the matrix and the steps have the whole as their first row
      expect(records.length).toBe(name === '地区 × 指标' || name.startsWith('建会 →') ? 12 : 11);
      let compared = 0;
      for (const record of records) {
        for (const { indicator, cells } of told(name, Object.keys(record))) {
          const row = rows.find(
            (one) =>
              one['indicator'] === indicator && one['wave'] === '2014' && one['area'] === codes.get(record['地区'])
          );
          expect(row, `${indicator} of ${record['地区']}`).toBeDefined();
          for (const [column, field] of cells) {
            const factor = field === 'value' && formats.get(indicator) !== 'number' ? 100 : 1;
            const shown = numberOf(record[column]!, factor);
            const place = `${field} of ${indicator} of ${record['地区']}: ${record[column]}`;
            if (shown === null) expect(row![field], place).toBe('');
            else expect(Math.abs(Number(row![field]) - shown.number), place).toBeLessThan(shown.digit * 0.501);
            compared++;
          }
        }
      }
      expect(compared).toBeGreaterThan(30);
    });
  }
});

test('the SQL behind a figure is one SELECT a table, with its tables by name and nothing else', async ({ page }) => {
  const hostile = `~${Buffer.from("enterprise'; DROP TABLE unit; --").toString('base64url')}`;
  await open(page, `?f.unit_type=enterprise.${hostile}`);
  for (const [name, statements] of [
    ['建会率', 1],
    ['地区 × 指标', 4]
  ] as const) {
    await figure(page, name)
      .getByRole('button', { name: /导出菜单/ })
      .click();
    await page.getByRole('menuitem', { name: '查看 SQL' }).click();
    const dialog = page.getByRole('dialog');
    const sql = await dialog.getByRole('textbox').inputValue();
    expect(sql).not.toMatch(/DROP|--/);
    expect(sql).toMatch(/;$/);
    expect(sql.match(/;/g)!.length).toBeLessThanOrEqual(statements);
    for (const statement of sql.split(';').slice(0, -1)) {
      expect(statement.trim()).toMatch(/^SELECT\b/);
      expect(statement).toMatch(/FROM "[a-z]+_[0-9a-f]{16}"/);
      expect(statement).toContain('GROUPING SETS');
    }
    expect(sql).toContain(`'enterprise'`);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

test('in English a slide of any figure, its name and its image have no Chinese', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  for (const name of ['Units with a union', 'District × indicator', /^Units with a union by/, /^Union.* → /]) {
    const svg = await take(page, name, 'Vector image SVG');
    const markup = svg.bytes.toString().replace(/<style[\s\S]*?<\/style>/g, '');
    expect([svg.name, ...(markup.match(/[\u4e00-\u9fff]+/g) ?? [])]).toEqual([
      expect.not.stringMatching(/[\u4e00-\u9fff]/)
    ]);
    expect((await readSvg(page, svg.bytes.toString())).lines.join('\n')).toMatch(/Simulated data/i);
    const { size, words } = await smallest(page, svg.bytes.toString());
    expect(size, `words of a slide can be read: ${words}`).toBeGreaterThanOrEqual(17.95);
  }
  const png = await take(page, 'Units with a union', 'Image PNG (1920 × 1080)');
  const { width, height, text } = readPng(png.bytes);
  expect([width, height]).toEqual([1920, 1080]);
  expect(Object.values(text).join(' ')).not.toMatch(/[\u4e00-\u9fff]/);
});

test('a picture that was taken opens its view again when it is dropped; a screenshot says that it has none', async ({
  page
}) => {
  await open(page, '?a=420922&i=W02&f.unit_type=enterprise');
  const png = await take(page, '集体合同建制率', '图片 PNG（1920 × 1080）');
  const { text } = readPng(png.bytes);
  await openAnew(page, '?w=2013');
  await pick(page, { name: png.name, content: png.bytes });
  await expect(page.getByRole('status').filter({ hasText: '已打开图中的视图' })).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL(/w=2014.*a=420922.*i=W02.*f\.unit_type=enterprise/);
  const again = await take(page, '集体合同建制率', '图片 PNG（1920 × 1080）');
  expect(readPng(again.bytes).text['Spec']).toBe(text['Spec']);
  expect(readPng(again.bytes).text['Code']).toBe(text['Code']);

  await pick(page, { name: '截图.png', content: await page.screenshot() });
  await expect(page.getByRole('status').filter({ hasText: '没有本看板的视图信息' })).toBeVisible();
  await expect(page).toHaveURL(/i=W02/);
});

test('a figure is copied as cells, taken as a workbook with numbers and notes, and its link opens the same', async ({
  page
}) => {
  await open(page, '?a=420922');
  const menu = async (name: string) => {
    await settled(page);
    await figure(page, '建会率')
      .getByRole('button', { name: /导出菜单/ })
      .click();
    await page.getByRole('menuitem', { name }).click();
  };
  /** What a spreadsheet would be given on Ctrl+V. */
  const clip = async () => {
    type Pasted = { pasted: Promise<{ text: string; markup: string }> };
    // whoever listens is there before the keys are pressed
    await page.evaluate(() => {
      (globalThis as unknown as Pasted).pasted = new Promise((done) => {
        const keep = (event: ClipboardEvent) => {
          event.stopImmediatePropagation();
          const given = (kind: string) => event.clipboardData?.getData(kind) ?? '';
          done({ text: given('text/plain'), markup: given('text/html') });
        };
        window.addEventListener('paste', keep, { capture: true, once: true });
      });
    });
    await page.keyboard.press('ControlOrMeta+v');
    return page.evaluate(() => (globalThis as unknown as Pasted).pasted);
  };
  await menu('复制表格');
  await expect(page.getByRole('status').filter({ hasText: '已复制“建会率”' })).toBeVisible();
  const { text: cells, markup } = await clip();
  expect(cells.split('\r\n')[0]).toMatch(/^地区\t类别\t名次\t建会率（%）\t/);
  expect(cells).toMatch(/\r\n大悟县\t/);
  expect(markup).toMatch(/<table>.*大悟县.*<\/table>/s);
  await menu('复制链接');
  await expect(page.getByRole('status').filter({ hasText: '已复制“建会率”' })).toBeVisible();
  expect((await clip()).text).toBe(page.url());

  const book = await take(page, '建会率', '表格 Excel（含口径说明）');
  expect(book.name).toMatch(/^孝感市基层工会大调研_2014_建会率_模拟数据\.xlsx$/);
  const { Sheets, SheetNames } = readWorkbook(book.bytes, { type: 'buffer', cellNF: true });
  expect(SheetNames).toEqual(['数据', '口径与说明']);
  const [head, ...rows] = utils.sheet_to_json<unknown[]>(Sheets['数据']!, { header: 1 });
  const dawu = rows.find(([area]) => area === '大悟县')!;
  const column = (name: string) => head!.indexOf(name);
  // the number itself, not its rounded words
  expect(dawu[column('建会率（%）')]).toBeCloseTo(
    (Number(dawu[column('分子')]) / Number(dawu[column('分母')])) * 100,
    10
  );
  const notes = utils.sheet_to_json<string[]>(Sheets['口径与说明']!, { header: 1 }).map((row) => row.join('：'));
  for (const wanted of [
    /^口径：正常经营单位中已建会/,
    /^n：全数调查，有效 [\d,]+ 家单位/,
    /模拟数据/,
    /^图号：/,
    /unit_[0-9a-f]{16}/
  ])
    expect(
      notes.some((note) => wanted.test(note)),
      `${wanted.source} in ${notes.join('|')}`
    ).toBe(true);
});
