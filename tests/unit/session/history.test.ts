import { expect, test } from 'vitest';
import { nothingOwn } from '../../../src/lib/codebook/own/own';
import { NO_CHOICES } from '../../../src/lib/figures/view/view';
import { History, type Moment } from '../../../src/lib/session/history';
import type { OpenFile } from '../../../src/lib/tables/load/assemble';

const file = (id: number, table = `unit_${id}`) =>
  ({ id, tables: [{ name: table }], without: [], replaces: [], report: {} }) as unknown as OpenFile;
const moment = (area: string | null, files = [file(1)], survey = 'made'): Moment => ({
  survey,
  choices: { ...NO_CHOICES, area },
  files,
  targets: [],
  own: nothingOwn
});

function walked(...moments: Moment[]): History {
  const history = new History();
  for (const one of moments) history.note(one);
  return history;
}

test('History goes back through views and files in their order, and forward again', () => {
  const [first, second, third] = [moment('a'), moment('b'), moment('b', [file(1), file(2)])];
  const history = walked(first, second, third);
  expect(history.go(-1)).toBe(second);
  expect(history.go(-1)).toBe(first);
  expect(history.go(-1)).toBeNull();
  expect(history.go(1)).toBe(second);
  expect(history.go(1)).toBe(third);
  expect(history.go(1)).toBeNull();
});

test('something new after a step back ends what lay ahead', () => {
  const history = walked(moment('a'), moment('b'));
  history.go(-1);
  history.note(moment('c'));
  expect(history.go(1)).toBeNull();
  expect(history.go(-1)!.choices.area).toBe('a');
});

test('what is only counted anew is no step: the same view of the same tables', () => {
  const history = walked(moment('a'), { ...moment('a', [{ ...file(1), report: { rows: 5 } } as unknown as OpenFile]) });
  expect(history.go(-1)).toBeNull();
});

test('a page that arrives where a step back has led is no new step', () => {
  const history = walked(moment('a'), moment('b'));
  history.note(history.go(-1)!);
  expect(history.go(1)!.choices.area).toBe('b');
});

test('a file that is read in another way is a step, and another survey is a new beginning', () => {
  const history = walked(moment('a'), moment('a', [file(1, 'unit_9')]));
  expect(history.go(-1)!.files![0]!.tables[0]!.name).toBe('unit_1');
  history.note(moment(null, [file(1)], 'census'));
  expect(history.go(-1)).toBeNull();
});

test('only the last 50 steps are kept', () => {
  const history = walked(...Array.from({ length: 60 }, (_, at) => moment(String(at))));
  let steps = 0;
  let last: Moment | null = null;
  for (let back = history.go(-1); back; back = history.go(-1)) [last, steps] = [back, steps + 1];
  expect([steps, last!.choices.area]).toEqual([49, '10']);
});

test('views that were left while the files were on their way are steps, with the files that came', () => {
  const history = walked({ ...moment('a'), files: null }, { ...moment('b'), files: null }, moment('b'));
  expect(history.go(-1)).toMatchObject({ choices: { area: 'a' }, files: [{ id: 1 }] });
  expect(history.go(-1)).toBeNull();
});

test('that the last file was removed is a step', () => {
  const history = walked(moment('a'), moment('a', []));
  expect(history.go(-1)!.files).toHaveLength(1);
  expect(history.go(1)!.files).toEqual([]);
});
