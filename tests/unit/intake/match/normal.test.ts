import { expect, test } from 'vitest';
import { normal } from '../../../../src/lib/intake/match/normal';

test.each(['Don’t know', 'Don‘t know', 'DON`T  KNOW：'])(
  'normal(%j) is that of "Don\'t know", whichever apostrophe Word or Excel has set',
  (typed) => {
    expect(normal(typed)).toBe(normal("Don't know"));
  }
);
