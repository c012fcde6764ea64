import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDecks } from '../../../src/lib/codebook/decks/readDecks';
import { deckChanges } from '../../../src/lib/decks/late/changes';
import { sameData, tablesChanged } from '../../../src/lib/decks/late/filesChanged';
import { slidesOf } from '../../../src/lib/decks/slides';
import { tellSlide, type Said, type Told } from '../../../src/lib/decks/told';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { fetchDrawing } from '../../../src/lib/charts/components';
import { usualTheme } from '../../../src/lib/slides/slideThemes';
import { drawnSlides } from '../../gallery/slides/drawn';
import { packOf } from '../../pack';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

const original = getLocale;
let before: OpenedSurvey;
let after: OpenedSurvey;

/** The county whose last unit without a union has one in the late file. */
const county = '420984';

/** The late file: ten operating units of one county that had no union have one of their own now. */
function late(path: string, text: string): string {
  if (path !== 'waves/2014/unit.csv') return text;
  const [head, ...lines] = text.split('\n');
  const columns = head!.split(',');
  const at = (name: string) => columns.indexOf(name);
  let left = 10;
  return [
    head,
    ...lines.map((line) => {
      const cells = line.split(',');
      const is =
        cells[at('district_code')] === county &&
        cells[at('operating')] === 'normal' &&
        cells[at('union_form')] === 'none';
      if (!is || left === 0) return line;
      left--;
      return cells.with(at('union_form'), 'independent').join(',');
    })
  ].join('\n');
}

beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  before = await openSurvey('xiaogan');
  after = await openSurvey('xiaogan', late);
}, 120_000);
afterAll(() => overwriteGetLocale(original));

async function told(open: OpenedSurvey): Promise<Told[]> {
  const [deck] = readDecks(packOf('xiaogan'), open.codebook);
  const slides = slidesOf(deck!, open.survey, open.pageOf({}));
  const answers = await open.answer(
    {},
    slides.flatMap(({ spec }) => spec ?? [])
  );
  return slides.map((slide) => tellSlide(slide, open.survey, answers));
}

test('the same data change nothing', async () => {
  expect(deckChanges(await told(before), await told(before))).toEqual([]);
  expect(sameData(before.survey, before.survey)).toBe(true);
  expect(tablesChanged(before.survey, before.survey)).toEqual([]);
});

test('a late file of one county: its slides are named, each changed sentence and number with what it was and is', async () => {
  const changes = deckChanges(await told(before), await told(after));
  const ranking = changes.find(({ id }) => id === 'ranked')!;
  // ten units more: the county lacks ten less, and so do all areas together
  expect(ranking.changes).toContainEqual({
    where: 'title',
    before: '7 个县（市、区）中汉川市 3 项缺口都最大：建会率差 194 家，集体合同差 41 家，服务站点差 373 家',
    after: expect.stringContaining('建会率差 184 家') as string
  });
  expect(changes.find(({ id }) => id === 'overall')!.changes).toContainEqual({
    where: 'line',
    before: expect.stringContaining('各地合计还差 881 家') as string,
    after: expect.stringContaining('各地合计还差 871 家') as string
  });
  const rows = ranking.changes.flatMap(({ where }) => (typeof where === 'string' ? [] : [where.row]));
  expect(new Set(rows)).toEqual(new Set(['孝感市', '汉川市']));
  expect(changes.map(({ id }) => id)).not.toContain('cover');
  expect(changes.map(({ id }) => id)).not.toContain('method#1');
});

test('the numbers of the list are those of the files: units, unions and their share counted line by line', async () => {
  const counted = (open: OpenedSurvey) => {
    const asked = open
      .rows('unit', '2014')
      .filter((row) => row['district_code'] === county && row['operating'] === 'normal' && row['union_form'] !== null);
    const met = asked.filter((row) => ['independent', 'joint', 'federation'].includes(String(row['union_form'])));
    return { asked: asked.length, met: met.length, share: ((100 * met.length) / asked.length).toFixed(1) };
  };
  const [was, is] = [counted(before), counted(after)];
  expect(is).toMatchObject({ asked: was.asked, met: was.met + 10 });
  const changes = deckChanges(await told(before), await told(after)).find(({ id }) => id === 'ranked')!.changes;
  const cells = changes.flatMap((one) => (typeof one.where === 'string' ? [] : [[one.before, one.after]]));
  expect(cells).toContainEqual([was.share, is.share]);
  expect(cells).toContainEqual([was.met, is.met].map((count) => count.toLocaleString('en')));
});

test('no slide looks another way without being on the list', async () => {
  const said = async (open: OpenedSurvey) => (await told(open)).filter((one): one is Said => one.out === null);
  const [was, is] = [await said(before), await said(after)];
  await Promise.all(is.map(({ figure }) => fetchDrawing(figure.chart.type)));
  const [old, now] = [await drawnSlides(was, 'wide', usualTheme), await drawnSlides(is, 'wide', usualTheme)];
  const other = is.filter((_, at) => now[at] !== old[at]).map(({ slide }) => slide.id);
  const listed = deckChanges(was, is).map(({ id }) => id);
  expect(other).toContain('ranked');
  expect(other.filter((id) => !listed.includes(id))).toEqual([]);
});

test('the tables that changed are named with their rows', () => {
  expect(sameData(before.survey, after.survey)).toBe(false);
  expect(tablesChanged(before.survey, after.survey)).toEqual(['2014年单位表 7,991 行 → 7,991 行']);
});

test('a slide that has nothing to say any more is told as gone, and one that has again as come', async () => {
  const all = await told(before);
  const without = all.map((one) => (one.slide.id === 'claims' ? ({ ...one, out: '没有数值' } as Told) : one));
  expect(deckChanges(all, without).map(({ id, kind }) => [id, kind])).toEqual([['claims', 'gone']]);
  expect(deckChanges(without, all).map(({ id, kind }) => [id, kind])).toEqual([['claims', 'appeared']]);
  expect(deckChanges(all, all.slice(1)).map(({ id, kind }) => [id, kind])).toEqual([['cover', 'gone']]);
});
