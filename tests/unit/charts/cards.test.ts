import { expect, test } from 'vitest';
import { cardsLayout } from '../../../src/lib/charts/cards/layout';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import type { CardsSubject } from '../../../src/lib/charts/cards/subject';
import { areas, made, unionised } from '../../gallery/made';

const indicator = unionised('zh-CN');
const subject: CardsSubject = {
  area: areas('zh-CN')[0]!,
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
