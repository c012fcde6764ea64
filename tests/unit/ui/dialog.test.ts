import fc from 'fast-check';
import { render } from 'svelte/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { load } from '../../../src/lib/tables/load/load';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { tableOf } from '../../../src/lib/ui/intake/codebookWords';
import { concerns } from '../../../src/lib/ui/intake/concerns/concerns';
import type { EditorPart } from '../../../src/lib/ui/intake/concerns/concernWords';
import type { FileActions } from '../../../src/lib/ui/intake/fileActions';
import IntakeConcerns from '../../../src/lib/ui/intake/concerns/Concerns.svelte';
import IntakeEditor from '../../../src/lib/ui/intake/Editor.svelte';
import { fileState } from '../../../src/lib/ui/intake/intakeState';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { dropAll } from '../tables/engineTables';

const codebook = codebookOf('xiaogan');
const parts: EditorPart[] = ['summary', 'columns', 'layout', 'findings'];
const original = getLocale;
let engine: Engine;

beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  engine = await nativeEngine();
});
afterAll(() => {
  overwriteGetLocale(original);
  return engine.close();
});

const actions: FileActions = {
  change: () => undefined,
  peek: () => Promise.resolve(null),
  records: () => Promise.resolve([]),
  survey: null,
  savePreset: () => Promise.resolve(),
  downloadPreset: () => undefined,
  apart: () => undefined,
  downloadReport: () => undefined
};

/** What the dialog shows of a file, each of its parts, as it is drawn. @returns the words of the parts */
async function shown(records: string[][], instructions: Instructions = {}): Promise<string[]> {
  const quoted = records.map((record) => record.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  const file = new Blob([quoted.join('\n'), '\n']);
  try {
    const [loaded] = await load(engine, codebook, [{ name: 'random.csv', file, instructions }]);
    const { report } = loaded!;
    const found = concerns(report, instructions, tableOf(codebook, report.table)?.area);
    const shared = { report, instructions, codebook, actions };
    const state = fileState(report, found);
    const foot = render(IntakeConcerns, {
      props: { ...shared, named: true, onfinding: () => undefined, onpart: () => undefined }
    });
    return [
      foot.body,
      ...parts.map((part) => render(IntakeEditor, { props: { ...shared, busy: false, state, part } }).body)
    ];
  } finally {
    await dropAll(engine);
  }
}

test('the dialog lists two columns without a name apart', async () => {
  const drawn = await shown([
    ['unit_id', '', 'district_code', ''],
    ['u1', 'a', '420902', 'b']
  ]);
  expect(drawn[2]).toContain('第2列');
  expect(drawn[2]).toContain('第4列');
});

test('the dialog opens on thousands of columns of one name', async () => {
  const wide = Array<string>(4000).fill('建会形式');
  const drawn = await shown([
    ['unit_id', 'district_code', ...wide],
    ['u1', '420902', ...wide.map(() => '未建立')]
  ]);
  expect(drawn.every((html) => html.length > 0)).toBe(true);
});

/** Names that a header has twice, that say nothing, or mean what another one means. */
const header = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', ' ', '　', 'a', 'a', '列', '1', '__proto__', 'constructor', '\ufeff', 'A')
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('建会形式', 'union_form', '４、建会形式', '职工总数（人）', '职工总人数', '地区')
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }
);
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '孝南区',
    '420902',
    '未建立',
    '已建',
    '在编',
    '12',
    '约12',
    '9.14209E+17',
    '2-May',
    '单\ufffd',
    '合计',
    '孝楠区'
  ),
  fc.string({ maxLength: 4 })
);
const table = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 6 }), isKnown: fc.boolean() })
  .chain(({ width, height, isKnown }) =>
    fc.record({
      head: fc.array(header, { minLength: width, maxLength: width }),
      records: fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height
      }),
      isKnown: fc.constant(isKnown)
    })
  );

test('the dialog opens on random headers and cells, in each of its parts', { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(table, fc.boolean(), async ({ head, records, isKnown }, isSaid) => {
    const known = (record: string[], id: string, area: string) => (isKnown ? [id, area, ...record] : record);
    const all = [
      known(head, 'unit_id', 'district_code'),
      ...records.map((one, at) => known(one, `u${at % 3}`, '420902'))
    ];
    const drawn = await shown(all, isSaid ? { table: 'unit' } : {});
    expect(drawn.filter((html) => html === '')).toEqual([]);
  });
  await fc.assert(property, { numRuns: 40, seed: 20140930 });
});

test('a file whose checks are still counted is busy and not said to be ready', async () => {
  const file = new Blob(['unit_id,period,district_code,union_form\nu1,2014,420902,none\n']);
  const drawn = async (isCounted: boolean) => {
    const [loaded] = await load(engine, codebook, [{ name: 'a.csv', file }], { check: isCounted });
    const { report } = loaded!;
    const shared = { report, instructions: {}, codebook, actions, busy: false };
    return render(IntakeEditor, { props: { ...shared, state: fileState(report, concerns(report, {})) } }).body;
  };
  expect(await drawn(false)).toContain('aria-busy="true"');
  expect(await drawn(false)).not.toContain('✓');
  expect(await drawn(true)).toContain('aria-busy="false"');
  expect(await drawn(true)).toContain('✓');
  await dropAll(engine);
});
