import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask } from '../../../src/lib/estimates/ask';
import { change } from '../../../src/lib/estimates/compare/change';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { nativeEngine } from '../../nativeEngine';
import { Random } from './random';
import { referenceChange, referenceSums } from './reference';
import { indicator, load, survey, table } from './survey';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

/** Rows of a wave: of the root, of counties and the zone, of a town; blanks, more than the whole; in one of two files no weights. */
function randomWave(random: Random, isRegister: boolean): Row[][] {
  const areas = ['R', 'A', 'B', 'C', 'Z', 'town'].filter(() => random.chance(0.7));
  const rows = areas.flatMap((area) =>
    Array.from({ length: isRegister ? 1 : 1 + random.below(3) }, () => {
      const employees = random.chance(0.1) ? null : 1 + random.below(20);
      const members = random.chance(0.1) ? null : random.below(random.chance(0.2) ? 40 : 1 + (employees ?? 5));
      return { area, members, employees };
    })
  );
  if (rows.length === 0) return [[{ area: 'B', members: 1, employees: 2 }]];
  if (isRegister) return [rows];
  const weighed = rows.filter(() => random.chance(0.5));
  const others = rows.filter((row) => !weighed.includes(row));
  const withWeights = weighed.map((row) => ({ ...row, weight: random.pick([0, 1, 1, 2.5]) }));
  return [withWeights, others].filter((file) => file.length > 0);
}

test.each([
  ['a census', false],
  ['a register', true]
])(
  'ask(..) of %s equals the plain reference for every area, kind, root and change, whatever rows name',
  async (_, isRegister) => {
    const random = new Random(isRegister ? 41 : 40);
    const spec = isRegister ? table('unit', { design: 'aggregated' }) : table('unit', { weight: 'weight' });
    const codebook = survey([spec], [indicator('O03')]);
    const faults: string[] = [];
    for (let round = 0; round < 60; round += 1) {
      const waves = { '2013': randomWave(random, isRegister), '2014': randomWave(random, isRegister) };
      const stored = await Promise.all(
        Object.entries(waves).flatMap(([wave, files]) => files.map((rows) => load(engine, 'unit', wave, rows)))
      );
      const query = { waves: ['2013', '2014'], filters: {}, base: '' };
      const estimates = await ask(duckdbSource(engine), codebook, stored, query);
      const of = (wave: string, area: string) => estimates.find((one) => one.wave === wave && one.area === area)!;
      for (const [wave, files] of Object.entries(waves)) {
        for (const [area, sum] of referenceSums(files.flat(), isRegister)) {
          const { numerator, denominator, n } = of(wave, area);
          const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9;
          const same =
            close(numerator, sum?.y ?? 0) && close(denominator, sum?.x ?? 0) && (isRegister || n === (sum?.n ?? 0));
          if (!same)
            faults.push(`${round} ${wave} ${area}: ${numerator}/${denominator} of ${n}, not ${JSON.stringify(sum)}`);
        }
      }
      const [now, before] = [waves['2014'].flat(), waves['2013'].flat()];
      const found = change(of('2014', 'R'), of('2013', 'R'));
      const wanted = referenceChange(now, before, isRegister);
      const conflict = [of('2014', 'R'), of('2013', 'R')].some(({ state }) => state === 'conflict');
      if (!conflict && (found === null) !== (wanted === null)) faults.push(`${round} change ${found}, not ${wanted}`);
      if (found !== null && wanted !== null && Math.abs(found - wanted) > 1e-9)
        faults.push(`${round} change ${found}, not ${wanted}`);
    }
    expect(faults).toEqual([]);
  }
);
