import { expect, test } from 'vitest';
import { codeOf, identityOf } from '../../../src/lib/slides/identity';

const of = (indicator: string, locale: string, ...tables: string[]) => {
  const figure = { spec: { version: 1, kind: 'bars', indicator } };
  const snapshot = { survey: { stored: tables.map((name) => ({ name })) }, locale };
  return codeOf(identityOf(figure as never, snapshot as never));
};

test('the code on the foot of a picture is the same for the same figure, language and tables, and another where one of them is', () => {
  const code = of('O01', 'zh-CN', 'unit_1', 'worker_1');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(of('O01', 'zh-CN', 'unit_1', 'worker_1')).toBe(code);
  const others = [
    of('O02', 'zh-CN', 'unit_1', 'worker_1'),
    of('O01', 'en', 'unit_1', 'worker_1'),
    of('O01', 'zh-CN', 'unit_2', 'worker_1'),
    of('O01', 'zh-CN', 'unit_1')
  ];
  expect(new Set([code, ...others]).size).toBe(5);
});
