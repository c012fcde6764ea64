import { expect, test } from 'vitest';
import { foreignKinds } from '../../../../src/lib/intake/text/foreignKind';
import { problemText, rejectText } from '../../../../src/lib/intake/words/problemText';
import type { Problem, Reject } from '../../../../src/lib/intake/report/report';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { survey } from '../../tables/survey';

const problems: Problem[] = [
  { code: 'empty', detail: {} },
  { code: 'headerOnly', detail: { table: 'unit' } },
  { code: 'binary', detail: {} },
  ...foreignKinds.map((kind): Problem => ({ code: 'binary', detail: { kind } })),
  { code: 'tooLarge', detail: { bytes: 2.1e9, limit: 2e9 } },
  { code: 'workbook', detail: { reason: 'tooWide' } },
  ...['protected', 'damaged', 'empty'].map((reason): Problem => ({ code: 'workbook', detail: { reason } })),
  ...['protected', 'damaged', 'empty', 'tooMany'].map((reason): Problem => ({
    code: 'zip',
    detail: { reason, limit: 5000 }
  })),
  { code: 'unknownTable', detail: { columns: 8, matched: 0 } },
  { code: 'unknownTable', detail: { columns: 8, matched: 2, nearest: 'unit' } },
  { code: 'unknownTable', detail: { columns: 4, matched: 4, nearest: 'unit', other: 'person' } },
  { code: 'noAreaColumn', detail: { table: 'unit', column: 'district' } },
  { code: 'unclosedQuote', detail: { line: 7 } },
  { code: 'tooLarge', detail: { needed: 4e9, fewer: 2e9, limit: 3e9 } },
  { code: 'noUsableRow', detail: { records: 3, reason: 'noArea', line: 2 } },
  ...['gone', 'memory', 'stops', 'engine', 'page'].map((cause): Problem => ({
    code: 'unreadable',
    detail: { cause, reason: 'x' }
  })),
  { code: 'workbook', detail: { reason: 'encrypted' } },
  { code: 'unknownTable', detail: { columns: 2, matched: 0, sheets: '封面 · 联系人' } }
];

test.each(['zh-CN', 'en'] as const)(
  'problemText(problem) is a different whole sentence for each problem, in %s',
  (locale) => {
    overwriteGetLocale(() => locale);
    const sentences = problems.map((problem) => problemText(problem, survey));
    expect(new Set(sentences).size).toBe(problems.length);
    for (const sentence of sentences) expect(sentence).toMatch(locale === 'en' ? /^[A-Z].*\.$/ : /^[^a-z].*。$/);
    expect(sentences.join()).not.toMatch(/undefined|NaN|[{}]/);
  }
);

test('problemText(problem) says what, where and what to do', () => {
  overwriteGetLocale(() => 'en');
  const of = (code: Problem['code']) =>
    problemText(
      problems.findLast((problem) => problem.code === code)!,
      survey
    );
  expect(of('noAreaColumn')).toMatch(/"Units".*"District" is missing.*Add that column/);
  expect(of('tooLarge')).toMatch(/4,000 MB.*3,000 MB.*2,000 MB/);
  expect(of('noUsableRow')).toMatch(/line 2: no area was given/);
});

test('rejectText(reject) has words for every reason', () => {
  overwriteGetLocale(() => 'zh-CN');
  const reasons: Reject['reason'][] = [
    'tooFewFields',
    'tooManyFields',
    'unclosedQuote',
    'unknownArea',
    'noArea',
    'unknownWave',
    'total',
    'note',
    'invalid',
    'leftOut'
  ];
  const words = reasons.map((reason) => rejectText({ reason }));
  expect(new Set(words).size).toBe(reasons.length);
});
