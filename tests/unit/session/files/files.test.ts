import { afterEach, beforeEach, expect, test } from 'vitest';
import { desk } from '../desk';
import { names, withouts } from '../openFile';

const head = 'unit_id,period,district,form,staff\n';
const east = (id: string, form = 'own') => `${id},2014,100001,${form},5\n`;
const west = (id: string, form = 'own') => `${id},2014,100002,${form},5\n`;

let at: Awaited<ReturnType<typeof desk>>;

beforeEach(async () => {
  at = await desk();
});
afterEach(() => at.close());

const shownRows = () => at.files.opened!.stored.map(({ wave, rows }) => `${wave}: ${rows}`);
const shownNames = () => at.files.opened!.stored.map(({ name }) => name);

test('pending.load(..) shows nothing yet; pending.place(placement) puts all of it in place at once', async () => {
  await at.drop({ 'a.csv': head + east('u1'), 'b.csv': head + west('u2') + west('u3') });
  expect(at.pending.now).toMatchObject({ overlaps: false, rereading: null, proposal: null });
  expect(shownRows()).toEqual([]);
  await at.pending.place('replace');
  expect(at.pending.now).toBeNull();
  expect(names(at.files.list)).toEqual(['a.csv', 'b.csv']);
  expect(shownRows()).toEqual(['2014: 3']);
  expect(at.changes()).toBe(1);
});

test('pending.discard() leaves no table behind', async () => {
  await at.drop({ 'a.csv': head + east('u1') });
  expect(await at.tableNames()).toHaveLength(1);
  await at.pending.discard();
  expect(await at.tableNames()).toEqual([]);
  expect(at.pending.now).toBeNull();
});

test('files that wait are shown at once; the rules that they break are counted while they wait', async () => {
  await at.drop({ 'a.csv': head + east('u1') + 'u2,2014,100001,own,2\n', 'b.csv': head + west('u3') });
  expect(at.pending.now!.files.map(({ report }) => report.checks)).toEqual([null, null]);
  const counted = () =>
    at.pending.now!.files.map(({ report }) => report.checks?.map(({ rule, lines }) => [rule, lines]));
  await expect.poll(counted).toEqual([[['small_own', [3]]], []]);
});

test('pending.load(..) proposes another survey when no file is a table of the open one', async () => {
  await at.drop({ 'fruit.csv': 'fruit,colour\napple,red\n' });
  expect(at.pending.now?.proposal).toBe('elsewhere');
  await at.drop({ 'fruit.csv': 'fruit,colour\napple,red\n', 'a.csv': head + east('u1') });
  expect(at.pending.now?.proposal).toBeNull();
});

test('pending.reread(at, change) reads one file again and drops the reading before', async () => {
  await at.drop({ 'a.csv': head + east('u1', '独立'), 'b.csv': head + west('u2') });
  const [before, other] = at.pending.now!.files;
  expect(before!.report.notUnderstood).toHaveLength(1);
  await at.pending.reread(0, { values: { form: { 独立: 'own' } } });
  const [after, same] = at.pending.now!.files;
  expect(after!.report.notUnderstood).toEqual([]);
  expect(same!.tables).toBe(other!.tables);
  expect(await at.tableNames()).toEqual([after!.tables[0]!.name, same!.tables[0]!.name].sort());
});

test('pending.reread(at, change) while it is being read again keeps both changes', async () => {
  await at.drop({ 'a.csv': head + east('u1', '独立') + east('u2', '联合') });
  const first = at.pending.reread(0, { values: { form: { 独立: 'own' } } });
  const second = at.pending.reread(0, { values: { form: { 联合: 'joint' } } });
  await Promise.all([first, second]);
  const { source, report } = at.pending.now!.files[0]!;
  expect(source.instructions?.values).toEqual({ form: { 独立: 'own', 联合: 'joint' } });
  expect(report.notUnderstood).toEqual([]);
  expect(at.pending.now!.rereading).toBeNull();
  expect(at.jobs.trouble).toBeNull();
});

test('pending.reread(at, change) of two files reads both', async () => {
  await at.drop({ 'a.csv': head + east('u1', '独立'), 'b.csv': head + east('u2', '独立') });
  const change = { values: { form: { 独立: 'own' } } };
  await Promise.all([at.pending.reread(0, change), at.pending.reread(1, change)]);
  expect(at.pending.now!.files.map(({ report }) => report.notUnderstood)).toEqual([[], []]);
});

test('pending.reread(..) that a person cancels leaves everything as it was', async () => {
  await at.drop({ 'a.csv': head + east('u1', '独立').repeat(2000) });
  const before = at.pending.now!.files;
  const reading = at.pending.reread(0, { values: { form: { 独立: 'own' } } });
  while (!at.jobs.now?.cancel) await new Promise((later) => setTimeout(later));
  at.jobs.now.cancel();
  expect(at.jobs.now).toBeNull();
  await reading;
  expect(at.pending.now).toMatchObject({ files: before, rereading: null });
  expect(await at.tableNames()).toEqual([before[0]!.tables[0]!.name]);
  await at.pending.reread(0, { values: { form: { 联合: 'joint' } } });
  expect(at.pending.now!.files[0]!.source.instructions?.values).toEqual({ form: { 联合: 'joint' } });
});

test('pending.discard() while a file is being read again ends that', async () => {
  await at.drop({ 'a.csv': head + east('u1', '独立').repeat(2000) });
  const reading = at.pending.reread(0, { values: { form: { 独立: 'own' } } });
  await Promise.all([at.pending.discard(), reading]);
  expect(at.pending.now).toBeNull();
  expect(at.jobs.trouble).toBeNull();
  expect(await at.tableNames()).toEqual([]);
});

test('files.rereadOpen(at, change) puts the new reading in the place of the old one', async () => {
  await at.drop({ 'a.csv': head + east('u1') + 'u2,2014,东关,own,5\n' });
  await at.pending.place('append');
  expect(shownRows()).toEqual(['2014: 1']);
  await at.files.rereadOpen(0, { values: { district: { 东关: '100001' } } });
  expect(shownRows()).toEqual(['2014: 2']);
  expect(at.files.list).toHaveLength(1);
  expect(await at.tableNames()).toEqual(shownNames());
  expect(at.changes()).toBe(2);
});

test('a district that comes again replaces its rows; files.restoreAreas(at) and files.remove(at) bring them back', async () => {
  await at.drop({ 'old.csv': head + east('u1') + west('u2') + west('u3') });
  await at.pending.place('append');
  await at.drop({ 'new.csv': head + west('u9') });
  expect(at.pending.now).toMatchObject({ overlaps: true, areasOverlap: true });
  await at.pending.place('replaceAreas');
  expect(withouts(at.files.list)).toEqual(['old.csv: unit 2014 100002']);
  expect(shownRows()).toEqual(['2014: 2']);
  await at.files.restoreAreas(0);
  expect(shownRows()).toEqual(['2014: 3']);
  await at.files.remove(0);
  expect(names(at.files.list)).toEqual(['new.csv']);
  expect(shownRows()).toEqual(['2014: 1']);
  expect(await at.tableNames()).toEqual(shownNames());
});

test('files.returns says who has sent what, once the tables are shown', async () => {
  await at.drop({ 'a.csv': head + east('u1') + east('u2') });
  await at.pending.place('append');
  while (!at.files.returns['2014']) await new Promise((later) => setTimeout(later));
  const [inEast, inWest] = at.files.returns['2014'];
  expect(inEast).toMatchObject({ area: '100001', silent: false, tables: { unit: { rows: 2, files: ['a.csv'] } } });
  expect(inWest).toMatchObject({ area: '100002', silent: true });
});

test('a crash while nothing is asked brings the open and the waiting files back, as they were', async () => {
  await at.drop({ 'a.csv': head + east('u1'), 'b.csv': head + west('u2') });
  await at.pending.place('append');
  await at.drop({ 'c.csv': head + west('u3') });
  const { opened } = at.files;
  const before = await at.tableNames();
  await at.end();
  await at.jobs.recovering;
  expect(await at.tableNames()).toEqual(before);
  expect(at.files.opened).toEqual(opened);
  expect(at.files.opened).not.toBe(opened);
  expect(at.notices).toEqual([{ gone: [], different: [] }]);
  await at.pending.place('append');
  expect(shownRows()).toEqual(['2014: 3']);
  expect(at.jobs.trouble).toBeNull();
});

test('a waiting file that the engine dies of twice is not tried again, and says so', async () => {
  await at.drop({ 'good.csv': head + east('u1'), 'bad.csv': head + east('kill') });
  const [good, bad] = at.pending.now!.files;
  expect(good!.report).toMatchObject({ rows: 1, problem: null });
  expect(bad!.report.problem?.code).toBe('unreadable');
  expect(at.jobs.trouble).toBeNull();
  await at.pending.place('append');
  expect(shownRows()).toEqual(['2014: 1']);
});

test('an engine that crashes again and again, with no file to blame, is left alone until the next piece of work', async () => {
  for (let crash = 0; crash < 3; crash++) {
    await at.end();
    await at.jobs.recovering;
  }
  await new Promise((later) => setTimeout(later));
  expect(at.jobs.trouble).toMatchObject({ name: 'EngineCrash' });
});
