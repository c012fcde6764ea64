import { expect, test } from 'vitest';
import { panelsLayout } from '../../../src/lib/charts/panels/layout';
import type { PanelsSubject } from '../../../src/lib/charts/panels/subject';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { theme } from '../../../src/lib/charts/theme';
import { areas, areaTypes, made, needGap, unionised } from '../../gallery/made';

const list = areas('zh-CN');
const total = { ...list[0]!, code: 'all', label: '全市' };
const [first, second] = [needGap('zh-CN'), unionised('zh-CN')];
const subject: PanelsSubject = {
  label: '排位',
  areas: list,
  areaTypes: areaTypes('zh-CN'),
  total,
  indicators: [first, second],
  previousWave: '2013年',
  estimates: [total, ...list].flatMap(({ code }) => [made(first, code, 0.4), made(second, code, 0.8)])
};

test('the last wave is named over its first dot, in the first panel that has one, and never on the line of the target', () => {
  for (let width = 480; width <= 900; width += 20) {
    for (let value = 0; value <= 1; value += 0.05) {
      const previous = list.map(({ code }) => made(second, code, value));
      const aim = { ...second, target: 1 - value };
      const layout = panelsLayout(
        {
          ...subject,
          indicators: [first, aim],
          estimates: [total, ...list].flatMap(({ code }) => [made(first, code, 0.4), made(aim, code, 0.8)]),
          previous
        },
        { width, height: 330 }
      );
      const panel = layout.panels[1]!;
      const { text, x, y } = layout.waveName!;
      expect(text).toBe('2013年');
      const half = textWidth(text, theme.size.small) / 2;
      expect(x - half).toBeGreaterThanOrEqual(panel.start);
      expect(x + half).toBeLessThanOrEqual(panel.value);
      const { dot } = layout.rows[1]!.cells[1]!;
      expect(Math.abs(x - dot!)).toBeLessThanOrEqual(2 * half + 8);
      const target = panel.target!;
      expect(Math.abs(x - target.x)).toBeGreaterThanOrEqual(half + 2);
      // between the name of the target and the first row
      expect(y - theme.size.small).toBeGreaterThanOrEqual(layout.targetY);
      expect(y).toBeLessThan(layout.rows[0]!.y - layout.thickness / 2);
    }
  }
});

test('a wave without a dot is not named', () => {
  const none = list.map(({ code }) => made(second, code, null));
  for (const previous of [undefined, [], none])
    expect(panelsLayout({ ...subject, previous }, { width: 700, height: 330 }).waveName).toBeNull();
});
