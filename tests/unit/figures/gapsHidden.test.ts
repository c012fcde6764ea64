import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellText } from '../../../src/lib/charts/table';
import type { TrellisSubject } from '../../../src/lib/charts/trellis/subject';
import { ask } from '../../../src/lib/estimates/ask';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { filterChoices } from '../../../src/lib/figures/view/filters';
import { plain } from '../../../src/lib/figures/words/sentence';
import { estimatesCsv } from '../../../src/lib/slides/csv';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const filtersOf = () => [
  {},
  ...demo.codebook.filters.flatMap(({ name }) =>
    filterChoices(demo.codebook, name).map((choice) => ({ [name]: [choice.name] }))
  )
];
const isHidden = ({ state }: Estimate) => state === 'hidden';
const label = (code: string) => demo.codebook.areas.find((area) => area.code === code)!.label['zh']!;

test('what is hidden of the causes and pairs stands as a number in no chart, table, sentence or CSV of the gap page', async () => {
  let hidden = 0;
  const told: string[] = [];
  for (const [at, filters] of filtersOf()
    .filter((_, place) => place % 5 === 0)
    .entries()) {
    const area = [null, '4209LK', '4209SF', '420902'][at % 4]!;
    for (const indicator of ['O01', 'O03'])
      for (const figure of await demo.figures({ filters, area, indicator })) {
        const secret = figure.estimates.filter(isHidden);
        hidden += secret.length;
        for (const one of secret) {
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
          const written = line!.filter((cell, place) => !free.has(head![place]!) && cell !== '');
          if (written.length > 0) told.push(`csv ${one.indicator} ${one.area}: ${written.join(' ')}`);
        }
        if (figure.spec.kind === 'causes') {
          const { rows, foot, heads } = figure.chart.subject as TrellisSubject;
          for (const row of rows)
            for (const [column, cell] of row.cells.entries()) {
              if (cell.estimate?.state !== 'hidden') continue;
              if (cell.text !== '' || /\d%/.test(cell.sentence) || foot!.cells[column] !== '')
                told.push(`chart ${figure.title} ${heads[column]!.label}`);
            }
          for (const one of secret) {
            const name = label(one.area);
            const lines = figure.table.rows.filter((row) => cellText(row[1]!) === name).map((row) => row.map(cellText));
            for (const line of lines)
              if (line.slice(2).some((cell) => /\d/.test(cell))) told.push(`table ${figure.title} ${line.join(' | ')}`);
            if (
              one.area === (area ?? '420900') &&
              secret.length === figure.estimates.length &&
              /\d%/.test(plain(figure.headline))
            )
              told.push(`sentence ${plain(figure.headline)}`);
          }
        }
      }
  }
  expect(hidden, 'hidden cells that were looked at').toBeGreaterThan(100);
  expect(told).toEqual([]);
}, 180_000);

test('what is hidden does not depend on what is asked for: causes alone, with all else, and the others with and without them', async () => {
  const { codebook, survey, source } = demo;
  const of = (indicators: string[] | undefined, filters: Record<string, string[]>) =>
    ask(source, codebook, survey.stored, {
      waves: ['2014'],
      filters,
      base: '',
      ...(indicators ? { indicators } : {})
    });
  const persons = new Set(codebook.tables.filter(({ hideBelow }) => hideBelow > 0).map(({ name }) => name));
  const derived = codebook.derived.filter(({ table }) => persons.has(table)).map(({ id }) => id);
  const listed = codebook.indicators.filter(({ table }) => persons.has(table)).map(({ id }) => id);
  const key = ({ indicator, area }: Estimate) => `${indicator} ${area}`;
  const all: Record<string, string[]>[] = [
    {},
    { unit_type: ['institution'] },
    { industry: ['C'] },
    { industry: ['H'] }
  ];
  for (const filters of all) {
    const together = (await of([...listed, ...derived], filters)).filter(isHidden).map(key).sort();
    const apart = [...(await of(undefined, filters)), ...(await of(derived, filters))].filter(isHidden);
    const wanted = new Set([...listed, ...derived]);
    expect(
      apart
        .filter(({ indicator }) => wanted.has(indicator))
        .map(key)
        .sort()
    ).toEqual(together);
    for (const id of derived.filter((_, at) => at % 6 === 0)) {
      const alone = (await of([id], filters)).filter(isHidden).map(key).sort();
      expect(alone).toEqual(together.filter((one) => one.startsWith(`${id} `)));
    }
  }
}, 120_000);

test('a hidden area cannot be had by taking the others from the whole: with it another is hidden, or the whole', async () => {
  const { codebook, survey, source } = demo;
  const derived = codebook.derived.filter(({ table }) => table === 'worker' || table === 'cadre').map(({ id }) => id);
  const areas = codebook.areas
    .filter(({ type }) => ['county', 'zone', 'municipal'].includes(type))
    .map(({ code }) => code);
  let seen = 0;
  for (const filters of filtersOf().filter((_, at) => at % 3 === 0)) {
    const found = await ask(source, codebook, survey.stored, {
      waves: ['2014'],
      filters,
      base: '',
      indicators: derived
    });
    for (const id of derived) {
      const own = found.filter(({ indicator }) => indicator === id);
      const secret = own.filter((one) => areas.includes(one.area) && isHidden(one));
      const whole = own.find(({ area }) => area === codebook.root)!;
      if (secret.length === 0) continue;
      seen += 1;
      expect(secret.length > 1 || isHidden(whole), `${id} ${JSON.stringify(filters)}`).toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(10);
}, 120_000);
