import type { Choice, Codebook, Variable, VariableType, TableSpec } from '../../../src/lib/codebook/codebook';
import { survey } from './survey';

/** A survey whose words try everything that a spreadsheet or a reader may take for something else. */
const both = (words: string) => ({ zh: words, en: words });

const ask = (name: string, type: VariableType, words: string, list: string | null = null): Variable => ({
  ...{ name, type, list, relevant: null, optional: false, block: '', label: both(words), aliases: [] }
});

const options = (...words: [code: string, label: string][]): Choice[] =>
  words.map(([name, label]) => ({ name, missing: null, aliases: [], label: both(label) }));

const table = (name: string, words: string, variables: Variable[], key: string[] = ['id']): TableSpec => ({
  ...survey.tables[0]!,
  ...{ name, label: both(words), key, area: 'place', wave: null, variables }
});

const place = ask('place', 'area', '所在区');
const many = Array.from({ length: 900 }, (_, at): [string, string] => [`c${at}`, `很长的选项名称，第${at + 1}号`]);

export const strangeSurvey: Codebook = {
  ...survey,
  id: 'strange',
  tables: [
    table('signs', "a/b[1]:*? '表' =1+1", [
      ask('id', 'text', '=SUM(A1)'),
      place,
      ask('plus', 'integer', '+86'),
      ask('minus', 'decimal', '-1'),
      ask('at', 'select_one', '@职工', 'signs'),
      ask('tags', 'select_multiple', '<b>&"标签"</b>', 'signs'),
      ask('twice_a', 'integer', '其中：女'),
      ask('twice_b', 'integer', '其中：女'),
      ask('lines', 'select_one', '第一行\n第二行', 'swapped'),
      ask('long', 'select_one', '长'.repeat(400), 'many'),
      ask('empty', 'integer', ' ')
    ]),
    table('lists', '清单', [
      ask('id', 'text', '编号'),
      place,
      ask('joined', 'select_multiple', '交叉', 'joined'),
      ask('alike', 'select_one', '同名', 'alike'),
      ask('ranges', 'select_one', '规模', 'ranges'),
      ask('words', 'select_one', '说法', 'words'),
      ask('yes', 'boolean', '是否达标'),
      ask('asked', 'select_multiple', '很多', 'many')
    ]),
    // answers of a platform's names, and those of the table above again
    table('platform', '平台', [
      ask('id', 'text', '答卷号'),
      place,
      ask('who', 'select_one', '填写地区', 'words'),
      ask('when', 'datetime', '提交时间'),
      ask('changed', 'date', '修改时间'),
      ask('device', 'select_multiple', '填写设备', 'joined')
    ]),
    table('part', '部分', [ask('id', 'text', '编号'), place, ask('yes', 'boolean', '是否达标')]),
    table('one', '一对', [ask('id', 'text', '代号'), place, ask('x', 'integer', '人数')]),
    table('other', '另一对', [ask('id', 'text', '代号'), place, ask('x', 'integer', '人数')])
  ],
  choices: new Map([
    [
      'signs',
      options(
        ['a', '=1+1'],
        ['b', '+86'],
        ['c', '-1'],
        ['d', '@SUM(A1)|cmd'],
        ['e', "'0012"],
        ['f', '_x0'],
        ['g', '甲;乙；丙']
      )
    ],
    ['swapped', options(['1', '2'], ['2', '1'], ['3', '3'])],
    ['many', options(...many)],
    ['joined', options(['a', '甲'], ['b', '乙'], ['ab', '甲、乙'], ['ba', '乙，甲'], ['n', '甲;乙'])],
    ['alike', options(['a', '同'], ['b', '同'], ['c', '其他'], ['d', '其他（一）'])],
    ['ranges', options(['s', '1-2'], ['m', '3-4'], ['l', '05'], ['xl', '1e5'])],
    ['words', options(['none', '无'], ['dash', '--'], ['total', '合计'], ['note', '注：一'], ['example', '示例：一'])]
  ])
};
