import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codebookOf, surveys } from './pack';

/** Every text of one language: of the interface, and of every label of the built-in surveys. */
function textsOf(locale: 'en' | 'zh-CN'): [where: string, text: string][] {
  const messages = JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Record<string, unknown>;
  const language = locale.slice(0, 2);
  return [
    ...Object.entries(messages).flatMap(([key, message]) =>
      wordings(message).map((text) => [key, text] as [string, string])
    ),
    ...surveys.flatMap((survey) => labels(codebookOf(survey), language, survey))
  ].filter(([where]) => where !== '$schema');
}

/** A message is a text, or texts by number or choice. */
function wordings(message: unknown): string[] {
  if (typeof message === 'string') return [message];
  return (message as { match: Record<string, string> }[]).flatMap(({ match }) => Object.values(match));
}

function labels(value: unknown, language: string, path: string): [string, string][] {
  if (value instanceof Map)
    return [...value].flatMap(([key, inner]) => labels(inner, language, `${path}/${String(key)}`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string'
      ? key === language
        ? [[path, inner] as [string, string]]
        : []
      : labels(inner, language, `${path}/${key}`)
  );
}

test('no English text has a Chinese character or full-width punctuation', () => {
  const wrong = textsOf('en').filter(([, text]) => /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]/u.test(text));
  expect(wrong).toEqual([]);
});

test('no Chinese text has half-width punctuation beside a Chinese character', () => {
  const touching =
    /[\p{Script=Han}”）]\s?[,;:?!]|[,;:?!]\s?[\p{Script=Han}“（]|\p{Script=Han}[("]|[)"]\p{Script=Han}|\p{Script=Han}\.(\s|$)/u;
  expect(textsOf('zh-CN').filter(([, text]) => touching.test(text))).toEqual([]);
});

test('the two languages have words for the same messages', () => {
  const keys = (locale: 'en' | 'zh-CN') =>
    Object.keys(JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as object);
  expect(keys('en').sort()).toEqual(keys('zh-CN').sort());
});
