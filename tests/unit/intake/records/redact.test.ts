import { expect, test } from 'vitest';
import type { FileText } from '../../../../src/lib/intake/text/fileText';
import { redact, redactRecords, type Treatment } from '../../../../src/lib/intake/records/redact';
import { live } from '../live';

const treatments: Treatment[] = ['keep', 'blank', 'mask'];

test.each<[string, string, string]>([
  ['blanks a column and leaves its neighbours', 'u1,张三,好\nu2,李四,\n', 'u1,,好\nu2,,\n'],
  ['leaves every line break as it is', 'u1,张三,好\r\nu2,李四,一般\ru3,王五,', 'u1,,好\r\nu2,,一般\ru3,,'],
  ['knows quotes, and delimiters inside them', '"u,1","张,三","""好"""\n', '"u,1",,"""好"""\n'],
  ['keeps the lines of a blanked field', 'u1,"张\r\n三",好\nu2,,\n', 'u1,"\r\n",好\nu2,,\n'],
  ['masks a phone number inside a text', 'u1,张三,请打13812345678找我\n', 'u1,,请打〔手机号〕找我\n'],
  ['keeps a number that looks like a phone where the column is to be kept', '13812345678,张三,\n', '13812345678,,\n'],
  ['lets an empty field too many through', 'u1,张三,好,\n', 'u1,,好,\n'],
  ['leaves nothing of a record with a field too many', 'u1,东街,5号,13812345678\n', '…,,,\n'],
  ['leaves nothing of a record with a field too few', '张三,好\n', '…,\n'],
  ['leaves blank lines, which are no records', '\n,,\n , \nu1,张三,\n', '\n,,\n , \nu1,,\n'],
  ['reads a quote inside a field as a letter', 'u"1,张三,5" 管\n', 'u"1,,5" 管\n'],
  ['takes what stands behind a closing quote for a part of the field', '"u"1,"张"三,好\n', '"u"1,,好\n']
])('redactRecords(text, ..) %s', (_, text, expected) => {
  expect(redactRecords(text, ',', treatments)).toBe(expected);
});

test('redact(file, treatments) leaves titles and header, with phone numbers in titles masked', async () => {
  const head = '统计表（联系电话13812345678）\n编号,姓名,意见\n';
  const file: FileText = {
    text: live(`${head}u1,张三,好\nu2,"李\n四",\n`),
    shape: {
      delimiter: ',',
      platform: 'plain',
      header: ['编号', '姓名', '意见'],
      headerRecord: 1,
      headerRecords: 1,
      preview: [],
      sample: [],
      start: new TextEncoder().encode(head).length,
      firstLine: 3
    },
    marks: []
  };
  const redacted = await redact(file, treatments);
  expect(await redacted.text()).toBe('统计表（联系电话〔手机号〕）\n编号,姓名,意见\nu1,,好\nu2,"\n",\n');
});

test('redact(file, treatments) leaves nothing of a line whose quote never closes, and the lines behind it', async () => {
  const text = '编号,姓名,意见\nu1,张三,好\nu2,"李四,好\nu3,王五,好\n';
  const shape: FileText['shape'] = {
    delimiter: ',',
    platform: 'plain',
    header: ['编号', '姓名', '意见'],
    headerRecord: 0,
    headerRecords: 1,
    preview: [],
    sample: [],
    start: new TextEncoder().encode('编号,姓名,意见\n').length,
    firstLine: 2
  };
  const redacted = await redact({ text: live(text), shape, marks: [] }, treatments);
  expect(await redacted.text()).toBe('编号,姓名,意见\nu1,,好\n"…\nu3,,好\n');
});

test('redact(file, ..) keeps a record whose quote never closes that a person took back, without what is personal', async () => {
  const text = 'id,name,remark\nu1,"张三,好\nu2,李四,\n';
  const file = { text: live(text), shape: { delimiter: ',', start: 15, firstLine: 2 } } as unknown as FileText;
  const taken = { needed: 3, takenBack: new Set([2]) };
  expect(await (await redact(file, treatments, taken)).text()).toBe('id,name,remark\n"u1",,"好"\nu2,,\n');
  expect(await (await redact(file, treatments)).text()).toBe('id,name,remark\n"…\nu2,,\n');
});
