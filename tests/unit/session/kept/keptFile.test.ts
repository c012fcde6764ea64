import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Codebook } from '../../../../src/lib/codebook/codebook';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { identifier } from '../../../../src/lib/engine/sql';
import { redact } from '../../../../src/lib/intake/records/redact';
import { keptFile, raggedRows, treatments } from '../../../../src/lib/session/kept/keptFile';
import { isAsKept, keptSource } from '../../../../src/lib/session/kept/keptSource';
import { opened } from '../../../../src/lib/session/files/place';
import { load, type Source } from '../../../../src/lib/tables/load/load';
import { nativeEngine } from '../../../nativeEngine';
import { survey } from '../../tables/survey';

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const [unit, ...others] = survey.tables;
const codebook: Codebook = {
  ...survey,
  tables: [
    {
      ...unit!,
      variables: [
        ...unit!.variables,
        { ...unit!.variables[0]!, name: 'remark', label: { zh: '意见', en: 'Remark' }, aliases: [] }
      ]
    },
    ...others
  ]
};

/** Loads a file, writes it down as it would be kept, and loads that. */
async function keptAndBack(source: Source) {
  const [file] = opened(await load(engine, codebook, [source]), { userSupplied: true });
  const kept = keptFile(file!, [], true, 0);
  const text = await redact(file!.text!, treatments(file!, codebook), raggedRows(file!, codebook));
  const [back] = await load(engine, codebook, [keptSource(structuredClone(kept), text)]);
  const contents = async (name: string) =>
    JSON.stringify(rows(await engine.query(`SELECT * FROM ${identifier(name)} ORDER BY line__`)));
  return {
    kept,
    text: await text.text(),
    file: file!,
    back: back!,
    before: await contents(file!.tables[0]!.name),
    after: await contents(back!.tables[0]!.name)
  };
}

const head = '编号,统计期,所在区,联系人姓名,联系电话,组建形式,意见\n';
const blob = (text: string): Blob => new Blob([text]);

test('a kept file holds no name and no phone number, and comes back with the same rows on the same lines', async () => {
  const text =
    head +
    'u1,2014,东区,张三,13812345678,独立,请打13812345678\n' +
    '"u\n2",2014,西区,"李\n四",13912345678,单独建会,\n' +
    'u3,2014,南区,王五,13712345678,单独建会,好\n' +
    'u4,2014,东区,赵六\n';
  const source = { name: '上报.csv', file: blob(text), instructions: { values: { form: { 独立: 'own' } } } };
  const { kept, text: written, file, back, before, after } = await keptAndBack(source);
  // the last row ends early, and is a row all the same
  expect(file.report).toMatchObject({ rows: 3, rejects: 1, records: 4 });
  for (const personal of ['张三', '李', '王五', '赵六', '13812345678', '13912345678']) {
    expect(written).not.toContain(personal);
  }
  expect(after).toBe(before);
  expect(isAsKept(kept, back)).toBe(true);
  expect(back.report.rejectSample.map(({ line, reason }) => [line, reason])).toEqual(
    file.report.rejectSample.map(({ line, reason }) => [line, reason])
  );
});

test('a kept file keeps what a row that ends early says, and one that a person took back', async () => {
  const text = head + 'u1,2014,东区,张三,13812345678,单独建会\nu2,2014,西区,李四,13912345678,单独建会,好,多余的字\n';
  const source = { name: '短行.csv', file: new Blob([text]), instructions: { takenBack: [3] } };
  const { text: written, file, before, after } = await keptAndBack(source);
  expect(file.report).toMatchObject({ rows: 2, repairs: [{ kind: 'filled', lines: [2] }] });
  expect(after).toBe(before);
  for (const personal of ['张三', '李四', '13812345678', '多余的字']) expect(written).not.toContain(personal);
});

test('a kept file keeps a personal column that the person insists on', async () => {
  const source = {
    name: 'a.csv',
    file: blob(head + 'u1,2014,东区,张三,13812345678,单独建会,好\n'),
    instructions: { columns: { 联系人姓名: { question: 'remark', option: null } }, personal: ['联系人姓名'] }
  };
  const { text, before, after } = await keptAndBack(source);
  expect(text).toContain('张三');
  expect(text).not.toContain('13812345678');
  expect(after).toBe(before);
});

test('a kept file without a wave of its own stays in the wave it was in', async () => {
  const person = new Blob(['所在区,年龄\n东区,30\n']);
  const { kept, back } = await keptAndBack({ name: 'p.csv', file: person, wave: '2013' });
  expect(kept.wave).toBe('2013');
  expect(back.tables.map(({ wave }) => wave)).toEqual(['2013']);
  const { kept: latest } = await keptAndBack({ name: 'p.csv', file: person });
  expect(latest.wave).toBe('2014');
});
