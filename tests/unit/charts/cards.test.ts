import { expect, test } from 'vitest';
import { cardsLayout } from '../../../src/lib/charts/cards/layout';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import type { CardsSubject } from '../../../src/lib/charts/cards/subject';
import { theme } from '../../../src/lib/charts/theme';
import { areas, made, unionised } from '../../gallery/made';

const indicator = unionised('zh-CN');
const subject: CardsSubject = {
  area: areas('zh-CN')[0]!,
  previousWave: '2013年',
  cards: ['组织', '工作', '服务', '三项全有'].map((heading) => ({
    heading,
    indicator,
    estimate: made(indicator, 'a1', 0.788),
    change: null,
    without: '',
    scope: '',
    notes: [],
    shortfallNote: null,
    previous: null,
    supporting: []
  }))
};

// a slide of 16:9, one of 4:3, a page of A4 and ever narrower places of templates
test.each([864, 648, 486, 400, 300, 200])(
  'on a slide %i wide no mark of state lies on the number of its card',
  (width) => {
    const { cards } = cardsLayout(subject, { width, height: 400, limited: true });
    for (const { beside, badge, width: room } of cards) {
      const end = 16 + beside.x + textWidth(beside.unit, 15);
      const isBeside = badge!.y === beside.y;
      expect(isBeside && room - 16 - badge!.width < end).toBe(false);
      if (!isBeside) expect(badge!.y - 16).toBeGreaterThanOrEqual(beside.y);
    }
  }
);

test('the dot of the last wave and the line of the target are named once, under the first bar that has a dot, and neither name lies on the other', () => {
  const [first, ...others] = subject.cards;
  const previous = made(indicator, 'a1', 0.759);
  const given = { ...subject, cards: [first!, ...others.map((card) => ({ ...card, previous }))] };
  for (let width = 200; width <= 900; width += 20) {
    const { cards } = cardsLayout(given, { width, height: 400, limited: true });
    expect(cards.map(({ names }) => names.map(({ text }) => text))).toEqual([[], ['2013年', '目标'], [], []]);
    const [, named] = cards;
    const [from, to] = named!.names.map(({ text, x }) => {
      const half = textWidth(text, theme.size.small) / 2;
      return { left: x - half, right: x + half };
    }) as [{ left: number; right: number }, { left: number; right: number }];
    expect(from.right).toBeLessThan(to.left);
    expect(from.left).toBeGreaterThanOrEqual(0);
    expect(to.right).toBeLessThanOrEqual(named!.width - 32 + 1e-9);
    // the words under it begin under the names
    const below = named!.lines.filter(({ y }) => y > named!.bullet);
    for (const { y, size } of below) expect(y - size).toBeGreaterThanOrEqual(named!.bullet + 27 - 1);
  }
  const { cards } = cardsLayout(subject, { width: 800, height: 400, limited: true });
  expect(cards.flatMap(({ names }) => names)).toEqual([]);
});

test('a bar without a dot, of a wave that has no number of it, is not the one whose dot is named', () => {
  const [one, ...others] = subject.cards;
  const unreported = { ...one!, previous: made(indicator, 'a1', null) };
  const known = others.map((card) => ({ ...card, previous: made(indicator, 'a1', 0.6) }));
  const { cards } = cardsLayout(
    { ...subject, cards: [unreported, ...known] },
    { width: 800, height: 400, limited: true }
  );
  expect(cards.map(({ names }) => names.map(({ text }) => text))).toEqual([[], ['2013年', '目标'], [], []]);
});
