import { expect, test } from 'vitest';
import type { Figure } from '../../../../src/lib/figures/figure';
import type { Snapshot } from '../../../../src/lib/slides/snapshot';
import { copy, link } from '../../../../src/lib/slides/ways/clip';

const figure = {
  table: {
    head: ['地区', '建会率（%）'],
    rows: [
      ['孝南区', { text: '86.3', number: 86.34 }],
      ['=HYPERLINK("http://x")', { text: '−1.4', number: -1.4 }],
      ['＋甲\t乙', '<img src=x onerror=alert(1)>']
    ]
  }
} as unknown as Figure;
const snapshot = { address: 'http://10.0.0.2/a/?w=2014' } as Snapshot;

test('copy(figure) is cells under each other, numbers as they are printed, and no formula', async () => {
  const made = await copy(figure, snapshot);
  if (!('clip' in made)) throw new Error('nothing for the clipboard');
  expect(made.clip.text).toBe(
    '地区\t建会率（%）\r\n孝南区\t86.3\r\n\'=HYPERLINK("http://x")\t−1.4\r\n\'＋甲 乙\t<img src=x onerror=alert(1)>'
  );
  expect(made.clip.html).toContain('<td>86.3</td>');
  expect(made.clip.html).toContain('<td style="mso-number-format:\'\\@\'">=HYPERLINK(&quot;http://x&quot;)</td>');
  expect(made.clip.html).not.toContain('<img');
});

test('link(figure, snapshot) is the address at the moment of the press', async () => {
  expect(await link(figure, snapshot)).toEqual({ clip: { text: 'http://10.0.0.2/a/?w=2014' } });
});
