import { afterEach, describe, expect, test } from 'vitest';
import { emptyReport } from '../../../../src/lib/intake/report/emptyReport';
import type { ColumnMatch, IntakeReport } from '../../../../src/lib/intake/report/report';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { concerns } from '../../../../src/lib/ui/intake/concerns/concerns';
import { intakeSentence } from '../../../../src/lib/ui/intake/intakeSentence';
import { fileState } from '../../../../src/lib/ui/intake/intakeState';
import { survey } from '../../tables/survey';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

const column = (certainty: number, taken: boolean, question = 'staff'): ColumnMatch => ({
  header: question,
  answering: { question, option: null },
  reason: 'similar',
  certainty,
  taken,
  personal: null,
  examples: []
});
const strange = (column: string, count: number, suggestions: string[] = []) => ({
  column,
  value: '?',
  count,
  firstLine: 2,
  lines: [2],
  suggestions
});
const report = (more: Partial<IntakeReport>): IntakeReport => ({
  ...emptyReport('a.csv', 1),
  table: 'unit',
  checks: [],
  ...more
});

const cases: [string, Partial<IntakeReport>, { 'zh-CN': string; en: string }, ReturnType<typeof fileState>][] = [
  [
    'all is understood',
    { rows: 1203, columns: [column(1, true), column(1, true, 'form')] },
    { 'zh-CN': '读懂 2 列，入库 1,203 行。', en: '2 columns understood, 1,203 rows taken in.' },
    'ready'
  ],
  [
    'a suggestion waits, records are set aside',
    {
      rows: 1,
      columns: [column(1, true), column(0.83, false)],
      rejectCounts: { note: 2, total: 1, noArea: 1 }
    },
    {
      'zh-CN': '读懂 1 列，入库 1 行；1 列等您确认，1 行合计、2 行说明和 1 行未填地区未计入。',
      en: '1 column understood, 1 row taken in; 1 column waits for your yes, 1 total row, 2 notes and 1 record without an area not counted.'
    },
    'waiting'
  ],
  [
    'a second column of the same question waits for nothing',
    { rows: 2, columns: [column(1, true), column(1, false)] },
    { 'zh-CN': '读懂 1 列，入库 2 行。', en: '1 column understood, 2 rows taken in.' },
    'ready'
  ],
  [
    'a strange area is told by its records, other strange texts by their cells',
    {
      rows: 2,
      columns: [column(1, true)],
      rejectCounts: { unknownArea: 3 },
      notUnderstood: [strange('district', 3, ['010101']), strange('staff', 4)]
    },
    {
      'zh-CN': '读懂 1 列，入库 2 行；3 行地区不明未计入，4 处取值读不懂。',
      en: '1 column understood, 2 rows taken in; 3 records of unknown areas not counted, 4 cells not understood.'
    },
    'waiting'
  ],
  [
    'records are faulty',
    { rows: 1, columns: [column(1, true)], rejectCounts: { tooFewFields: 1, unclosedQuote: 2 } },
    {
      'zh-CN': '读懂 1 列，入库 1 行；1 行列数不足和 2 行引号不成对未计入。',
      en: '1 column understood, 1 row taken in; 1 record with fields missing and 2 records with an open quote not counted.'
    },
    'waiting'
  ],
  [
    'records are set aside that never were rows',
    { rows: 1, columns: [column(1, true)], rejectCounts: { total: 1, note: 1, invalid: 1, leftOut: 1 } },
    {
      'zh-CN': '读懂 1 列，入库 1 行；1 行合计、1 行说明、1 行无效答卷和 1 行您已排除未计入。',
      en: '1 column understood, 1 row taken in; 1 total row, 1 note, 1 answer the platform calls invalid and 1 record you left out not counted.'
    },
    'ready'
  ],
  [
    'a unit that multiplies stands above the header',
    {
      rows: 2,
      columns: [column(1, true)],
      header: { record: 1, records: 1 },
      preview: [
        { line: 1, fields: ['汇总表', '单位：万人'] },
        { line: 2, fields: ['district', '单位：万元'] }
      ]
    },
    {
      'zh-CN': '读懂 1 列，入库 2 行；表头上方写着“单位：万人”，数字照原样入库、没有换算，请核对。',
      en: '1 column understood, 2 rows taken in; “单位：万人” stands above the header: numbers are taken as written, not multiplied; please check.'
    },
    'waiting'
  ]
];

describe.each(cases)('intakeSentence(..) when %s', (_, more, sentences, state) => {
  test.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
    overwriteGetLocale(() => locale);
    expect(intakeSentence(report(more), survey)).toBe(sentences[locale]);
  });
  test(`fileState(..) is ${state}`, () =>
    expect(fileState(report(more), concerns(report(more), {}, 'district'))).toBe(state));
});
