import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellText } from '../../../src/lib/charts/table';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Figure } from '../../../src/lib/figures/figure';
import { plain } from '../../../src/lib/figures/words/sentence';
import { openSurvey, type OpenedSurvey } from './demo';

/** The demo with a township of which every unit has nothing, one that no unit names, and one whose units do not say. */
const blank = '420922101';
const silent = '420922102';
const unsaid = '420922103';
let demo: OpenedSurvey;
beforeAll(async () => {
  demo = await openSurvey('xiaogan', (path, text) => {
    if (path !== 'waves/2014/unit.csv') return text;
    const [head, ...lines] = text.split('\n');
    const columns = head!.split(',');
    const set = (cells: string[], values: Record<string, string>) => {
      for (const [name, value] of Object.entries(values)) cells[columns.indexOf(name)] = value;
    };
    const town = columns.indexOf('township_code');
    return [
      head,
      ...lines.map((line) => {
        const cells = line.split(',');
        if (cells[town] === blank)
          set(cells, {
            union_form: 'none',
            congress: 'none',
            collective_contract: 'none',
            service_point: 'none',
            unit_type: 'enterprise'
          });
        if (cells[town] === silent) set(cells, { township_code: '420922104' });
        if (cells[town] === unsaid) set(cells, { union_form: '' });
        return cells.join(',');
      })
    ].join('\n');
  });
}, 60_000);
afterAll(() => demo.engine.close());

const figure = async (choices: Parameters<OpenedSurvey['figures']>[0] = {}): Promise<Figure> =>
  (await demo.figures(choices)).find(({ spec }) => spec.kind === 'blanks')!;
const name = (code: string) => demo.codebook.areas.find((area) => area.code === code)!.label['zh']!;
const rowOf = ({ table }: Figure, label: string) =>
  table.rows.find((row) => cellText(row[0]!) === label)!.map(cellText);

const among = (row: Row, column: string, ...codes: string[]) =>
  row[column] == null ? null : codes.includes(row[column] as string);

/** Whether a unit surely has none of the three; null where that is not known. By hand. */
function hasNothing(row: Row): boolean | null {
  const union = among(row, 'union_form', 'independent', 'joint', 'federation');
  const service = among(row, 'service_point', 'own', 'shared');
  const type = row['unit_type'];
  if (union === null || service === null || type == null) return null;
  if (type !== 'enterprise' && type !== 'institution') return false;
  const congress = among(row, 'congress', 'own', 'assembly', 'regional');
  const contract = type === 'enterprise' ? among(row, 'collective_contract', 'own', 'regional', 'sectoral') : false;
  if (congress !== true && contract !== true && (congress === null || contract === null)) return null;
  return !union && !service && !congress && !contract;
}

const operating = () => demo.rows('unit', '2014').filter((row) => row['operating'] === 'normal');

test('units with nothing at all are counted by area, as counted anew from the CSV', async () => {
  const found = await figure();
  for (const [code, label] of [
    [null, '孝感市'],
    ['420922', '大悟县'],
    ['4209GX', '高新区']
  ] as const) {
    const rows = operating().filter((row) => code === null || row['district_code'] === code);
    const known = rows.map(hasNothing).filter((one) => one !== null);
    const count = known.filter(Boolean).length;
    expect(rowOf(found, label)[1], label).toBe(count.toLocaleString('en'));
    expect(Number(rowOf(found, label)[2])).toBeCloseTo((100 * count) / known.length, 0);
  }
});

test('a township is blank where all units that reported from it have nothing, and is named with how many they are', async () => {
  const found = await figure({ area: '420922' });
  const units = operating().filter((row) => row['township_code'] === blank);
  expect(units.length).toBeGreaterThan(0);
  expect(rowOf(found, '大悟县').join(' ')).toContain(`${name(blank)}（${units.length}）`);
  // by hand, of every township of the county
  const towns = demo.codebook.areas.filter(({ parent }) => parent === '420922').map(({ code }) => code);
  const blanks = towns.filter((town) => {
    const known = operating()
      .filter((row) => row['township_code'] === town)
      .map(hasNothing)
      .filter((one) => one !== null);
    return known.length > 0 && known.every(Boolean);
  });
  expect(rowOf(found, '大悟县')[3]).toBe(String(blanks.length));
});

test('a township that no unit names is said to have no unit reported, and is not blank', async () => {
  const found = await figure({ area: '420922' });
  expect(rowOf(found, '大悟县').join(' ')).not.toContain(name(silent));
  expect(found.basis.notes.join(' ')).toContain(name(silent));
  expect(plain(found.headline)).toMatch(/另有 \d+ 个乡镇（街道）没有单位上报/);
});

test('a township whose units do not say what they have is neither blank nor silent', async () => {
  const found = await figure({ area: '420922' });
  expect(operating().filter((row) => row['township_code'] === unsaid).length).toBeGreaterThan(0);
  expect(rowOf(found, '大悟县').join(' ')).not.toContain(name(unsaid));
  expect(found.basis.notes.filter((note) => note.includes('无单位上报')).join(' ')).not.toContain(name(unsaid));
});
