import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakdownLayout } from '../../../src/lib/charts/breakdown/layout';
import type { BreakdownSubject } from '../../../src/lib/charts/breakdown/subject';
import type { FactsSubject } from '../../../src/lib/charts/facts/subject';
import { trendLayout } from '../../../src/lib/charts/trend/layout';
import type { TrendSubject } from '../../../src/lib/charts/trend/subject';
import { cellText } from '../../../src/lib/charts/table';
import { ask } from '../../../src/lib/estimates/ask';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { build } from '../../../src/lib/figures/build';
import { numberCard } from '../../../src/lib/figures/card';
import type { Figure } from '../../../src/lib/figures/figure';
import { filterChoices } from '../../../src/lib/figures/view/filters';
import { plain } from '../../../src/lib/figures/words/sentence';
import { estimatesCsv } from '../../../src/lib/slides/csv';
import { indicatorPage, specsOf } from '../../../src/routes/indicator/indicator';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const personal = () => {
  const tables = new Set(demo.codebook.tables.filter(({ hideBelow }) => hideBelow > 0).map(({ name }) => name));
  return [...new Set(demo.codebook.indicators.filter(({ table }) => tables.has(table)).map(({ id }) => id))];
};
const areasOf = () => [
  null,
  ...demo.codebook.areas.filter(({ parent }) => parent === demo.codebook.root).map(({ code }) => code)
];
const isHidden = ({ state }: Estimate) => state === 'hidden';

async function page(choices: Parameters<OpenedSurvey['pageOf']>[0]) {
  const specs = specsOf(indicatorPage(demo.pageOf(choices), demo.codebook));
  const answers = await demo.answer(choices, specs);
  return { answers, figures: specs.map((spec) => build(spec, demo.survey, answers)) };
}

/** What a figure prints of a hidden estimate, wherever it stands. */
function printedOf(figure: Figure, one: Estimate): string[] {
  const { chart, table } = figure;
  if (chart.type === 'breakdown') {
    const subject: BreakdownSubject = chart.subject;
    const at = subject.rows.findIndex(({ estimate }) => estimate === one);
    if (at < 0) return [];
    const placed = breakdownLayout(subject, { width: 900, height: 300 }).rows[at]!;
    // the name of a group may have digits of its own
    const words = placed.sentence.replace(subject.rows[at]!.label, '');
    const cells = table.rows[at]!.slice(1).map(cellText);
    return [
      ...placed.words.map(({ text }) => text),
      words,
      ...cells.filter((_, place) => !ofTarget(table.head[place + 1]!))
    ];
  }
  if (chart.type === 'trend') {
    const subject: TrendSubject = chart.subject;
    const layout = trendLayout(subject, { width: 900, height: 300 });
    const rows = subject.lines.flatMap(({ points }) => points);
    const at = rows.findIndex(({ estimate }) => estimate === one);
    const wave = subject.waves[rows[at]!.wave]!.label;
    const placed = layout.points.filter(({ sentence }) => sentence.startsWith(wave));
    const isAlone = subject.lines.length === 1;
    const cells = table.rows[at]!.slice(2)
      .map(cellText)
      .filter((_, place) => !ofTarget(table.head[place + 2]!));
    return [...(isAlone ? placed.map(({ value }) => value) : []), ...cells.slice(0, -1)];
  }
  if (chart.type === 'facts') {
    const subject: FactsSubject = chart.subject;
    const value = subject.facts.find(({ isStrong }) => isStrong)!;
    const answered = subject.facts.filter(({ label }) => label === '答了多少');
    return one.area === figure.spec.view.area ? [value.text, ...answered.map(({ text }) => text)] : [];
  }
  return [];
}
const ofTarget = (head: string) => head === '目标';

test('what is hidden stands as a number in no chart, table, sentence, card or CSV of the page of an indicator', async () => {
  const told: string[] = [];
  let hidden = 0;
  const filters: Record<string, string[]>[] = [{}, { unit_type: ['institution'] }, { industry: ['H'] }];
  for (const [at, indicator] of personal().entries())
    for (const area of areasOf().filter((_, place) => (place + at) % 12 === 0)) {
      const { figures, answers } = await page({ indicator, area, filters: filters[at % 3]! });
      for (const figure of figures)
        for (const one of figure.estimates.filter(isHidden)) {
          hidden++;
          for (const words of printedOf(figure, one))
            if (/\d/.test(words)) told.push(`${figure.title} ${one.area} ${JSON.stringify(one.group)}: ${words}`);
          const [head, line] = estimatesCsv('xiaogan', [one])
            .replace('\uFEFF', '')
            .split('\r\n')
            .map((text) => text.split(','));
          const free = new Set([
            'survey',
            'wave',
            'indicator',
            'area',
            'state',
            'standing',
            'target',
            'provisional',
            'base',
            'part'
          ]);
          const group = new Set(Object.keys(one.group));
          const written = line!.filter(
            (cell, place) => cell !== '' && !free.has(head![place]!) && !group.has(head![place]!)
          );
          if (written.length > 0) told.push(`csv ${figure.title}: ${written.join(' ')}`);
          if (figure.chart.type === 'breakdown') {
            const { rows, gap } = figure.chart.subject;
            const row = rows.find(({ estimate }) => estimate === one);
            if (gap && (gap.best === one || gap.worst === one)) told.push(`gap ${figure.title}`);
            const card = row && numberCard(row.mark, figure, answers);
            const kept = card?.rows.filter(([label]) => !['目标', '轮次'].includes(label)) ?? [];
            if (kept.some(([, value]) => /\d/.test(value))) told.push(`card ${figure.title}`);
            if (row?.beside) told.push(`difference ${figure.title}`);
          }
          // when all of it is hidden no sentence has a number of it
          if (figure.estimates.every(isHidden) && /\d%|\d 个百分点/.test(plain(figure.headline)))
            told.push(`sentence ${plain(figure.headline)}`);
        }
    }
  expect(hidden, 'hidden estimates that were looked at').toBeGreaterThan(60);
  expect(told).toEqual([]);
}, 240_000);

test('a group on the page is hidden exactly where its filter hides it: groups tell nothing that filters do not', async () => {
  const { codebook, survey, source } = demo;
  let seen = 0;
  for (const filter of codebook.filters.filter(({ columns }) => columns['worker'] !== undefined)) {
    const column = filter.columns['worker']!;
    const of = (indicators: string[], more: object) =>
      ask(source, codebook, survey.stored, {
        waves: ['2014'],
        filters: {},
        base: '',
        indicators,
        ...more
      });
    for (const id of ['S11', 'S05', 'O10']) {
      const groups = await of([id], { group: [column] });
      for (const { name } of filterChoices(codebook, filter.name)) {
        const alone = await of([id], { filters: { [filter.name]: [name] } });
        for (const one of groups.filter(({ group }) => group[column] === name)) {
          const same = alone.find(({ area }) => area === one.area)!;
          expect(isHidden(one), `${id} ${name} ${one.area}`).toBe(isHidden(same));
          if (!isHidden(one)) expect(one.n).toBe(same.n);
          else seen++;
        }
      }
    }
  }
  expect(seen).toBeGreaterThan(20);
}, 120_000);

test('a hidden group cannot be had by taking the others from the total, nor an area of it from the areas: another is hidden with it, or the sum', async () => {
  const { codebook, survey, source } = demo;
  const { hideBelow } = codebook.tables.find(({ name }) => name === 'worker')!;
  const all = (more: object) =>
    ask(source, codebook, survey.stored, { waves: ['2014'], filters: {}, base: '', ...more });
  const totals = await all({});
  let seen = 0;
  for (const filter of codebook.filters.filter(({ columns }) => columns['worker'] !== undefined)) {
    const found = await all({ indicators: personal(), group: [filter.columns['worker']!] });
    for (const indicator of personal()) {
      const own = found.filter((one) => one.indicator === indicator);
      for (const area of areasOf()) {
        const groups = own.filter((one) => one.area === (area ?? codebook.root));
        const total = totals.find((one) => one.indicator === indicator && one.area === (area ?? codebook.root))!;
        const secret = groups.filter(isHidden);
        if (secret.length === 0 || isHidden(total)) continue;
        seen++;
        const rest = total.n! - groups.reduce((sum, { n }) => sum + (n ?? 0), 0);
        // what is left is of two groups at least, or of so many that nobody is known by it
        const isSafe = secret.length > 1 || rest === 0 || rest >= hideBelow;
        expect(isSafe, `${indicator} ${filter.name} ${total.area}: ${rest}`).toBe(true);
      }
      for (const group of new Set(own.map((one) => JSON.stringify(one.group)))) {
        const alike = own.filter((one) => JSON.stringify(one.group) === group);
        const whole = alike.find(({ area }) => area === codebook.root)!;
        const secret = alike.filter((one) => areasOf().includes(one.area) && isHidden(one));
        if (isHidden(whole) || secret.length === 0) continue;
        seen++;
        expect(secret.length, `${indicator} ${group}`).toBeGreaterThan(1);
      }
    }
  }
  expect(seen).toBeGreaterThan(30);
}, 120_000);
