import { expect, test } from 'vitest';
import type { EstimateQuery } from '../../../src/lib/estimates/ask';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import type { Opened } from '../../../src/lib/figures/survey';
import { Asking, type Question } from '../../../src/lib/session/asking.svelte';
import type { Told } from '../../../src/lib/session/answering';

const opened = () => ({ codebook: { indicators: [], derived: [] } }) as unknown as Opened;
const query = (wave: string, group: string[] = []): EstimateQuery => ({ waves: [wave], filters: {}, base: '', group });
const question = (shared: EstimateQuery, ...further: EstimateQuery[]): string =>
  JSON.stringify({ shared, further: { estimates: further, rows: [], matched: [] } } satisfies Question);

/** Whoever answers writes down what it was asked for and was not told. */
function asking() {
  const asked: string[] = [];
  const answer = (of: EstimateQuery, told: Told): Estimate[] => {
    const known = told(of);
    if (known) return known;
    asked.push(`${of.waves.join()} ${of.group?.join() ?? ''}`.trim());
    return [{ indicator: 'rate', wave: of.waves[0]!, group: {}, area: asked.length.toString() }] as Estimate[];
  };
  const told = (_: Opened, { shared, further }: Question, told: Told) => ({
    estimates: answer(shared, told),
    further: {
      ...{ rows: [], matched: [] },
      estimates: further.estimates.map((query) => ({ query, estimates: answer(query, told) }))
    }
  });
  return { asked, asking: new Asking({ peek: told, count: async (of, one, _, known) => told(of, one, known) }) };
}

test('ask(..) asks of a question only what no earlier one was answered, and gives of the rest the same answers', async () => {
  const { asked, asking: board } = asking();
  const survey = opened();
  const first = await board.ask(survey, question(query('2014'), query('2014', ['size'])));
  const second = await board.ask(survey, question(query('2014'), query('2014', ['kind'])));
  const third = await board.ask(survey, question(query('2017'), query('2014', ['size'])));
  expect(asked).toEqual(['2014', '2014 size', '2014 kind', '2017']);
  expect(second.estimates).toBe(first.estimates);
  expect(third.further(query('2014', ['size']))).toBe(first.further(query('2014', ['size'])));
});

test('ask(..) never gives what tables were answered that are open no more, were they asked the very same', async () => {
  const { asked, asking: board } = asking();
  const [before, after] = [opened(), opened()];
  const one = await board.ask(before, question(query('2014')));
  const other = await board.ask(after, question(query('2014')));
  expect(asked).toEqual(['2014', '2014']);
  expect(other.estimates).not.toEqual(one.estimates);
  expect(board.known(before, question(query('2014')))).toBeNull();
});

test('ask(..) of what is known gives up what is being counted: nothing is on its way, and its failure is told to nobody', async () => {
  const survey = opened();
  const counting: { signal: AbortSignal; fail: (error: Error) => void }[] = [];
  const answered = { estimates: [], further: { estimates: [], rows: [], matched: [] } };
  const board = new Asking({
    peek: (_, { shared }) => (shared.waves[0] === '2011' ? answered : null),
    count: (_, { shared }, signal) =>
      shared.waves[0] === '2014' ? Promise.resolve(answered) : new Promise((_, fail) => counting.push({ signal, fail }))
  });
  await board.ask(survey, question(query('2014')));
  for (const wave of ['2014', '2011']) {
    const unwanted = board.ask(survey, question(query('2017')));
    expect(board.busy).toBe(true);
    await board.ask(survey, question(query(wave)));
    expect(board.busy, wave).toBe(false);
    const { signal, fail } = counting.pop()!;
    expect(signal.aborted).toBe(true);
    fail(new Error('out of memory'));
    await expect(unwanted).rejects.toMatchObject({ name: 'AbortError' });
  }
});
