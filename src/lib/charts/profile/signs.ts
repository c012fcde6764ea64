import { m } from '../../paraglide/messages';
import type { Appearance } from '../appearance';
import { verdictsIn, type LegendItem } from '../legend/layout';
import { legendWords } from '../legend/words';
import { textWidth } from '../text/textWidth';
import { theme } from '../theme';

const between = 14;
const lineHeight = 18;

/**
 * What the signs beside the numbers mean, for a picture with no page around it: behind the keys, or under them where they end late.
 * @param after where the keys end
 */
export function signsOf(
  drawn: Appearance[],
  { after, width }: { after: number; width: number }
): { items: LegendItem[]; height: number } {
  const signs = verdictsIn(drawn);
  const widths = signs.map((one) => 18 + textWidth(wordsOf(one), theme.size.label));
  const all = widths.reduce((sum, one) => sum + one + between, -between);
  const isBehind = after + 24 + all <= width;
  let x = isBehind ? width - all : 0;
  const items = signs.map((appearance, at): LegendItem => {
    const placed = { appearance, words: wordsOf(appearance), x, y: isBehind ? 9 : 9 + lineHeight };
    x += widths[at]! + between;
    return placed;
  });
  return { items, height: isBehind || items.length === 0 ? 0 : lineHeight };
}

/** The one sign of what cannot be told stands for the target, the whole and the last wave alike. */
const wordsOf = (appearance: Appearance): string =>
  appearance === 'undecided' ? m.chart_profile_untold() : legendWords(appearance, {});
