import { expect, test } from 'vitest';
import type { Preset } from '../../../../src/lib/codebook/codebook';
import { isPreset, presetFile, presetFrom, readPreset } from '../../../../src/lib/session/files/presetFile';
import { Presets } from '../../../../src/lib/session/files/presets.svelte';
import { survey } from '../../tables/survey';
import { loaded } from '../openFile';

const preset: Preset = {
  name: '区县上报表',
  label: { zh: '区县上报表', en: '区县上报表' },
  table: 'unit',
  columns: {
    区域: { question: 'district', option: null },
    '3.A.法律援助': { question: 'services', option: 'legal' },
    备注: null
  },
  values: { form: { 独立组建: 'own', 其他: null } }
};

test('readPreset(path, text) reads what presetFile(preset) wrote', async () => {
  const text = await presetFile(preset).text();
  expect(isPreset(text)).toBe(true);
  expect(readPreset('下载/区县上报表.json', text, survey)).toEqual(preset);
});

test('readPreset(path, text) refuses a preset that names what the survey does not have, and says where', () => {
  const text = JSON.stringify({ name: 'x', table: 'unit', columns: { 区域: 'distrikt' } });
  expect(() => readPreset('x.json', text, survey)).toThrow(/district/);
});

test.each([
  ['{"type":"FeatureCollection","features":[]}', false],
  ['{"table":"unit","columns":{},"features":[]}', false],
  ['\uFEFF{"name":"x","table":"unit","columns":{}}', true],
  ['[1]', false],
  ['null', false],
  ['not json', false]
])('isPreset(%s) is %s', (text, expected) => {
  expect(isPreset(text)).toBe(expected);
});

test('presetFrom(loaded, name, presets) takes the columns that were taken, and meanings of the preset used and the person', () => {
  const file = loaded('a.csv', 'unit 2014 100001');
  const match = { reason: null, certainty: 1, personal: null, examples: [] };
  const found = presetFrom(
    {
      ...file,
      source: { ...file.source, instructions: { values: { form: { 联合: 'joint' } } } },
      report: {
        ...file.report,
        table: 'unit',
        preset: { name: '去年', label: { zh: '去年' }, gone: [], fresh: [] },
        columns: [
          { ...match, header: '区域', answering: { question: 'district', option: null }, taken: true },
          { ...match, header: '区域 (2)', answering: { question: 'district', option: null }, taken: false },
          { ...match, header: '姓名', answering: null, taken: false }
        ]
      }
    },
    '今年',
    [{ name: '去年', label: { zh: '去年' }, table: 'unit', columns: {}, values: { form: { 独立: 'own' } } }]
  );
  expect(found).toEqual({
    name: '今年',
    label: { zh: '今年', en: '今年' },
    table: 'unit',
    columns: { 区域: { question: 'district', option: null }, '区域 (2)': null, 姓名: null },
    values: { form: { 独立: 'own', 联合: 'joint' } }
  });
});

test('presetFrom(loaded, ..) is null for a file whose table is unknown', () => {
  expect(presetFrom(loaded('a.csv'), 'x', [])).toBeNull();
});

test('presets.of(codebook) lists those made here before those of the survey, and instead of ones of the same name', () => {
  const presets = new Presets();
  const own = { ...preset, values: {} };
  const codebook = { ...survey, presets: [preset, { ...preset, name: '另一种' }] };
  presets.add(survey.id, own);
  presets.add('elsewhere', { ...preset, name: '别的调查' });
  expect(presets.of(codebook).map(({ name }) => name)).toEqual(['区县上报表', '另一种']);
  expect(presets.of(codebook)[0]).toBe(own);
  presets.forget(survey.id, preset.name);
  expect(presets.of(codebook)).toEqual(codebook.presets);
});
