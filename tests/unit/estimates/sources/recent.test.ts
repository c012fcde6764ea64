import { describe, expect, test, vi } from 'vitest';
import type { CellBlock } from '../../../../src/lib/estimates/cells/cellBlock';
import type { CellQuery, CellSource } from '../../../../src/lib/estimates/cells/cellQuery';
import { recentSource } from '../../../../src/lib/estimates/sources/recent';
import { blockOf, cellsOf, queryOf, referenceSource, sourceOf } from '../cells';
import { differences, randomMeasure, randomQuery, randomTables } from '../queries';
import { Random } from '../random';
import { referenceCells } from '../reference';

/** One group and measure, whose y is told. */
const answer = (y: number): CellBlock => {
  const sums = { n: 1, nonresponse: 0, notEligible: 0, w: 0, y, x: 1, ww: 0, yy: 0, xy: 0, xx: 0 };
  return blockOf([{ measure: 'M', wave: '2014', set: 'areas', key: { area: 'A' }, rows: 1, weighted: 0, ...sums }]);
};

/** A source whose answers come when they are told to. */
function slow(): {
  source: CellSource;
  asked: string[];
  answers: ((block: CellBlock) => void)[];
  fail: ((error: Error) => void)[];
} {
  const asked: string[] = [];
  const answers: ((block: CellBlock) => void)[] = [];
  const fail: ((error: Error) => void)[] = [];
  const source = sourceOf((one) => {
    asked.push(one.waveTables[0]!.name);
    return new Promise((resolve, reject) => {
      answers.push(resolve);
      fail.push(reject);
    });
  });
  return { source, asked, answers, fail };
}

const prompt = () => sourceOf(vi.fn(async (one: CellQuery) => answer(Number(one.waveTables[0]!.name))));

describe('recentSource(other, most)', () => {
  test('asks for the same question once, and has it at hand from then on', async () => {
    const other = prompt();
    const source = recentSource(other);
    expect(source.peek(queryOf('1'))).toBeNull();
    const first = await source.cells(queryOf('1'));
    expect(await source.cells(queryOf('1'))).toBe(first);
    expect(source.peek(queryOf('1'))).toBe(first);
    expect(other.cells).toHaveBeenCalledTimes(1);
  });

  test('tells apart questions that differ in a table’s name, which is that of its content', async () => {
    const source = recentSource(prompt());
    const ys = [await source.cells(queryOf('1')), await source.cells(queryOf('2'))].map(
      (block) => cellsOf(block)[0]!.y
    );
    expect(ys).toEqual([1, 2]);
  });

  test('keeps no more than it may: what was asked for longest ago goes first', async () => {
    const source = recentSource(prompt(), 2);
    for (const name of ['1', '2', '1', '3']) await source.cells(queryOf(name));
    expect(['1', '2', '3'].map((name) => source.peek(queryOf(name)) !== null)).toEqual([true, false, true]);
  });

  test('does not keep an answer that is larger than all it may keep', async () => {
    const source = recentSource(prompt(), 0);
    await source.cells(queryOf('1'));
    expect(source.peek(queryOf('1'))).toBeNull();
  });

  test('keeps nothing of a question that has failed, and asks again', async () => {
    const { source: other, asked, answers, fail } = slow();
    const source = recentSource(other);
    const first = source.cells(queryOf('1'));
    fail[0]!(new Error('no memory'));
    await expect(first).rejects.toThrow('no memory');
    expect(source.peek(queryOf('1'))).toBeNull();
    const second = source.cells(queryOf('1'));
    answers[1]!(answer(1));
    expect(cellsOf(await second)[0]!.y).toBe(1);
    expect(asked).toEqual(['1', '1']);
  });

  test('keeps nothing of a question that was called off, though its answer comes', async () => {
    const { source: other, answers } = slow();
    const source = recentSource(other);
    const stop = new AbortController();
    const first = source.cells(queryOf('1'), stop.signal);
    stop.abort();
    answers[0]!(answer(1));
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(source.peek(queryOf('1'))).toBeNull();
  });

  test('the question that was asked last stays, whichever answer comes last', async () => {
    const { source: other, answers } = slow();
    const source = recentSource(other, 1);
    const [older, newer] = [source.cells(queryOf('1')), source.cells(queryOf('2'))];
    answers[1]!(answer(2));
    await newer;
    answers[0]!(answer(1));
    await older;
    expect(source.peek(queryOf('1'))).toBeNull();
    expect(cellsOf(source.peek(queryOf('2'))!)[0]!.y).toBe(2);
  });

  test('gives what the other source has at hand, and can what that can', () => {
    const block = answer(7);
    const source = recentSource({ ...prompt(), peek: () => block, can: () => false });
    expect(source.peek(queryOf('1'))).toBe(block);
    expect(source.can(queryOf('1'))).toBe(false);
  });

  test('asks once for what the other source has at hand, and forgets the first of many such answers', () => {
    const peek = vi.fn(({ waveTables }: CellQuery) => answer(Number(waveTables[0]!.name)));
    const source = recentSource({ ...prompt(), peek });
    const ys = ['1', '2', '1'].map((name) => cellsOf(source.peek(queryOf(name))!)[0]!.y);
    expect([ys, peek.mock.calls.length]).toEqual([[1, 2, 1], 2]);
    for (let name = 3; name < 40; name++) source.peek(queryOf(String(name)));
    peek.mockClear();
    expect(cellsOf(source.peek(queryOf('1'))!)[0]!.y).toBe(1);
    expect(peek).toHaveBeenCalledOnce();
  });

  test.each(Array.from({ length: 6 }, (_, index) => index))(
    'answers a question from a wider one as the source would, and asks for what is not in it, series %i',
    async (series) => {
      const random = new Random(400 + series);
      const { waveTables, rows } = await randomTables(null, random, 't');
      const plain = referenceSource(rows);
      const other = { ...plain, cells: vi.fn(plain.cells) };
      const source = recentSource(other);
      const wide = randomQuery(random, waveTables);
      await source.cells(wide);
      const measures = wide.measures.filter((_, index) => index === 0 || random.chance(0.5));
      const narrow: CellQuery = {
        ...wide,
        sets: [{ name: 'mine', keys: random.pick(wide.sets).keys }],
        measures: measures.map((measure, index) => ({ ...measure, id: `N${index}` })).reverse()
      };
      expect(differences(cellsOf(await source.cells(narrow)), referenceCells(narrow, rows))).toEqual([]);
      expect(source.peek(narrow)).not.toBeNull();
      expect(other.cells).toHaveBeenCalledTimes(1);
      const more = { ...narrow, measures: [...narrow.measures, randomMeasure(random, 'more')] };
      expect(source.peek(more)).toBeNull();
      expect(source.peek({ ...narrow, weight: narrow.weight === null ? 'weight' : null })).toBeNull();
      expect(differences(cellsOf(await source.cells(more)), referenceCells(more, rows))).toEqual([]);
      expect(other.cells).toHaveBeenCalledTimes(2);
    }
  );
});
