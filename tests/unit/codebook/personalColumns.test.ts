import { expect, test } from 'vitest';
import { personalColumns } from '../../../src/lib/codebook/personalColumns';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { packOf } from './pack';

/** The sound pack with a column `personal` and four more columns of units. */
function withPersonal(): Map<string, string> {
  const pack = packOf('tests/fixtures/pack');
  const [head, ...lines] = pack.get('questions.csv')!.trimEnd().split('\n');
  const more = [
    'unit,unit_name,text,,,1,meta,,单位名称,Name of the unit,0',
    'unit,chair,text,,,1,meta,,工会主席,Chair,1',
    'unit,chair_age,integer,,,1,meta,,主席年龄,Age of the chair,1',
    'unit,remark,text,,,1,meta,,备注,Remark,',
    'unit,sent,datetime,,,1,meta,,提交时间,Time of sending,'
  ];
  return new Map(pack).set(
    'questions.csv',
    [`${head},personal`, ...lines.map((line) => `${line},`), ...more].join('\n')
  );
}

test('personalColumns(table) are those that questions.csv marks, and texts and times that it does not mark otherwise', () => {
  expect([...personalColumns(readCodebook(withPersonal()).tables[0]!)]).toEqual([
    'chair',
    'chair_age',
    'remark',
    'sent'
  ]);
});

test('personalColumns(table) are texts and times but for the key where questions.csv has no such column', () => {
  const unit = readCodebook(packOf('tests/fixtures/pack')).tables[0]!;
  expect(unit.key).toContain('unit_id');
  expect([...personalColumns(unit)]).toEqual([]);
  expect([...personalColumns({ ...unit, key: [] })]).toEqual(['unit_id']);
});
