import { expect, test } from 'vitest';
import type { Codebook } from '../../../../src/lib/codebook/codebook';
import { hide } from '../../../../src/lib/decks/edit';
import type { FigureSpec } from '../../../../src/lib/figures/kinds';
import type { Opened } from '../../../../src/lib/figures/survey';
import { Gathered } from '../../../../src/lib/session/briefing/gathered.svelte';
import { openBriefing } from '../../../../src/lib/session/briefing/openBriefing';
import { Presets } from '../../../../src/lib/session/files/presets.svelte';
import { Keep } from '../../../../src/lib/session/kept/keep.svelte';
import { survey } from '../../tables/survey';

/** A session in which nothing is kept, and one survey or another is open. */
function session() {
  const of = (codebook: Codebook) => ({ codebook, stored: [], simulated: new Set(), unconfirmed: [] }) as Opened;
  const one = {
    gathered: new Gathered(),
    keep: new Keep(new Presets(), () => undefined),
    surveys: { texts: new Map<string, string>() },
    opened: of(survey)
  };
  return {
    gathered: one.gathered,
    open: async (id: string) => {
      one.opened = of({ ...survey, id });
      return (await openBriefing(one as unknown as Parameters<typeof openBriefing>[0]))!;
    },
    openTwice: async () => {
      const asked = one as unknown as Parameters<typeof openBriefing>[0];
      return Promise.all([openBriefing(asked), openBriefing(asked)]);
    }
  };
}

const figure = (id: string) => ({ version: 1, kind: 'cover', view: { survey: id } }) as unknown as FigureSpec;

test('openBriefing(session): what a person has made of one survey’s briefing is there after he has looked at another’s', async () => {
  const { open, gathered } = session();
  gathered.add(figure('a'));
  const before = await open('a');
  before.change(hide(before.deck, before.deck.slides[0]!.id, true));
  await open('b');
  expect(gathered.count('a')).toBe(1);
  expect(gathered.count('b')).toBe(0);
  const after = await open('a');
  expect(after.deck.slides[0]!.hidden).toBe(true);
  expect(after.gathered).toBe(1);
  expect(after.canUndo).toBe(true);
});

test('a target or a measure that is set meanwhile leaves the open deck, the chosen slide, undo and redo', async () => {
  const { open } = session();
  const before = await open('a');
  before.open('own');
  before.take([figure('a')]);
  before.take([figure('a')]);
  before.choose('own~1');
  before.step(-1);
  before.choose('own~1');
  const after = await open('a');
  expect(after.codebook).not.toBe(survey);
  expect([after.deck.name, after.chosen]).toEqual(['own', 'own~1']);
  expect([after.canUndo, after.canRedo]).toEqual([true, true]);
});

test('a briefing that is opened twice at once is one, and takes what waits once', async () => {
  const { openTwice, gathered } = session();
  gathered.add(figure('small'));
  const [one, other] = await openTwice();
  expect(one).toBe(other);
  expect(one!.gathered).toBe(1);
});
