import { expect, test } from 'vitest';
import { suggest, suggester } from '../../../../src/lib/intake/match/suggest';

const districts = ['孝南区', '孝昌县', '大悟县', '云梦县', '应城市', '安陆市', '汉川市'].map((name, index) => ({
  code: String(index),
  names: [name]
}));
const forms = [
  { code: 'independent', names: ['单独建会', '单独建立'] },
  { code: 'joint', names: ['联合基层工会'] },
  { code: 'none', names: ['未建立'] }
];

test.each([
  ['孝楠区', '0'],
  ['孝南縣', '0'],
  ['孝南区总工会', '0'],
  ['孝 南', '0'],
  ['应成市', '4'],
  ['安陆区', '5'],
  ['汉川市市', '6']
])('suggest(%j, districts) has %s first', (text, code) => {
  expect(suggest(text, districts)[0]?.code).toBe(code);
});

test('suggest(text, names) weighs shared characters and their order', () => {
  // 2 of 3 characters, none of 2 pairs, 1 edit of 3: (2 * 2/3 + 2/3) / 3
  expect(suggest('孝楠区', districts)[0]!.similarity).toBeCloseTo(2 / 3, 10);
  // 独, 建, 立 of 4 characters, no pair, 4 edits of 4: (2 * 3/4 + 0) / 3
  expect(suggest('独立组建', forms)).toEqual([{ code: 'independent', similarity: 0.5 }]);
  expect(suggest('孝南区', districts)[0]).toEqual({ code: '0', similarity: 1 });
});

test('suggest(text, names) is at most three, best first, and nothing under a half', () => {
  const names = ['甲乙丙', '甲乙丁', '甲乙戊', '甲乙己'].map((name) => ({ code: name, names: [name] }));
  const found = suggest('甲乙庚', names);
  expect(found).toHaveLength(3);
  expect(suggest('甲乙丁', names)[0]).toEqual({ code: '甲乙丁', similarity: 1 });
  for (const text of ['上海', '', '区', '男', '__proto__', '\ud800', '孝'.repeat(10_000)])
    expect(suggest(text, districts)).toEqual([]);
});

test('suggester(names) is fast enough for a column of nothing but strange texts', () => {
  const of = suggester(
    Array.from({ length: 140 }, (_, index) => ({
      code: String(index),
      names: [`第${index}乡镇街道`, `孝感市第${index}街`]
    }))
  );
  const started = performance.now();
  for (let index = 0; index < 2000; index++) of(`某某${index}路${index}号`);
  expect(performance.now() - started).toBeLessThan(3000);
});
