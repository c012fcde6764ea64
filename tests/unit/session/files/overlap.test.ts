import { afterEach, beforeEach, expect, test } from 'vitest';
import { desk } from '../desk';

const head = 'unit_id,period,district,form,staff\n';
const east = (...ids: string[]) => head + ids.map((id) => `${id},2014,100001,own,5\n`).join('');

let at: Awaited<ReturnType<typeof desk>>;

beforeEach(async () => {
  at = await desk();
});
afterEach(() => at.close());

test('pending.overlap(..) names the files that share units, and counts the rows that go in', async () => {
  await at.drop({ 'a.csv': east('u1', 'u2', 'u3'), 'b.csv': east('u3', 'u4'), 'c.csv': east('u9') });
  expect(await at.pending.overlap('append', 'later')).toEqual({
    repeats: [{ table: 'unit', wave: '2014', earlier: 'a.csv', later: 'b.csv', units: 1, keeps: 'later' }],
    places: new Set([0, 1]),
    rows: 5
  });
  expect(await at.pending.overlap('append', 'both')).toMatchObject({ rows: 6 });
});

test('pending.overlap(..) leaves out units of an open file that the earlier row is kept of', async () => {
  await at.drop({ 'a.csv': east('u1', 'u2') });
  await at.pending.place('append');
  await at.drop({ 'b.csv': east('u2', 'u3') });
  expect(await at.pending.overlap('append', 'earlier')).toMatchObject({ places: new Set([0]), rows: 1 });
  expect(await at.pending.overlap('replace', 'later')).toEqual({ repeats: [], places: new Set(), rows: 2 });
});

test('pending.overlap(..) is not counted again when only the checks have come', async () => {
  await at.drop({ 'a.csv': east('u1'), 'b.csv': east('u1') });
  const before = at.pending.overlap('append', 'later');
  await expect.poll(() => at.pending.now!.files.map(({ report }) => report.checks)).toEqual([[], []]);
  expect(at.pending.overlap('append', 'later')).toBe(before);
  await at.pending.reread(1, { leftOut: [2] });
  expect(at.pending.overlap('append', 'later')).not.toBe(before);
});

test('pending.overlap(..) is counted in the next engine when the one that has the files ends', async () => {
  await at.drop({ 'a.csv': east('u1', 'u2'), 'b.csv': east('u1', 'u3') });
  await at.end();
  expect(await at.pending.overlap('append', 'later')).toMatchObject({ places: new Set([0, 1]), rows: 3 });
  expect(at.jobs.trouble).toBeNull();
});

test('pending.overlap(..) of files that are read again or discarded meanwhile troubles nobody', async () => {
  await at.drop({ 'a.csv': east('u1', 'u2'), 'b.csv': east('u1', 'u3') });
  const reread = at.pending.reread(1, { leftOut: [2] });
  await Promise.all([at.pending.overlap('append', 'later'), at.pending.overlap('append', 'both'), reread]);
  const discarded = at.pending.discard();
  await Promise.all([at.pending.overlap('append', 'earlier'), discarded]);
  expect(at.jobs.trouble).toBeNull();
});
