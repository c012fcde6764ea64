import { expect, test } from 'vitest';
import type { Platform } from '../../../../src/lib/intake/shape/platform';
import type { ChangeRule } from '../../../../src/lib/intake/report/report';
import { is, isMissing, isUnrecognised, variable, reads } from '../variables';

const of = variable('select_multiple', '服务', 'service');

const rows: [Platform, string, string, ChangeRule | null][] = [
  ['plain', 'legal', '|legal|', null],
  ['plain', 'help|legal', '|help|legal|', null],
  ['plain', '法律援助', '|legal|', 'label'],
  ['plain', '法律援助|困难帮扶', '|legal|help|', 'list'],
  ['plain', '法律援助,困难帮扶', '|legal|help|', 'list'],
  ['plain', '法律援助，困难帮扶', '|legal|help|', 'list'],
  ['plain', '法律援助、困难帮扶', '|legal|help|', 'list'],
  ['plain', '法律援助;困难帮扶；', '|legal|help|', 'list'],
  ['plain', '法律援助\n困难帮扶', '|legal|help|', 'list'],
  ['plain', '法律援助┋困难帮扶', '|legal|help|', 'list'],
  ['plain', '困难帮扶→法律援助', '|help|legal|', 'list'],
  ['plain', '法律援助、困难帮扶，其他', '|legal|help|other|', 'list'],
  ['plain', '法律援助,法律援助', '|legal|', 'list'],
  ['plain', ' 法律援助 , 困难帮扶 ', '|legal|help|', 'list'],
  ['plain', '农、林、牧、渔业、法律援助', '|farm|legal|', 'list'],
  ['plain', '创业扶持（贷款、贴息）、法律援助', '|loan|legal|', 'list'],
  ['plain', '法律援助、其他（找活、贷款）', '|legal|other|', 'list'],
  ['plain', 'A.法律援助、B.困难帮扶', '|legal|help|', 'list'],
  ['plain', '无、法律援助', '|none|legal|', 'list'], // a rule of the survey warns
  ['wjx', '法律援助┋困难帮扶', '|legal|help|', 'list'],
  ['wjx', '法律援助┋其他〖找活┋、,贷款〗', '|legal|other|', 'list'],
  ['wjx', '创业扶持（贷款、贴息）┋法律援助', '|loan|legal|', 'list'],
  ['wjx', '法律援助→困难帮扶', '|legal|help|', 'list'],
  ['wjx', 'legal|help', '|legal|help|', null],
  ['tencent', 'A.法律援助', '|legal|', 'label']
];

test.each(rows)('in a file of %s, recoder(select_multiple)(%j) is %s by the rule %s', (platform, text, value, rule) => {
  expect(reads(of, { platform })(text)).toEqual(is(text, value, rule));
});

const strange: [Platform, string, string[]][] = [
  ['wjx', '法律援助,困难帮扶', []], // options of 问卷星 may hold commas
  ['plain', '法律援助、跳舞', []],
  ['plain', '法律援助、困难帮伕', ['legal|help']],
  ['plain', '法律援助、说不准', []],
  ['plain', '、,', []],
  ['plain', 'a,'.repeat(5000), []]
];

test.each(strange)(
  'in a file of %s, recoder(select_multiple)(%j) is not understood and suggests %j',
  (platform, text, suggestions) => {
    const found = reads(of, { platform })(text);
    if (platform === 'wjx') expect(found).toMatchObject({ text, notUnderstood: true });
    else expect(found).toEqual(isUnrecognised(text, suggestions));
  }
);

test('recoder(select_multiple)(..) of a code that says why there is no answer', () => {
  expect(reads(of)('说不准')).toEqual(isMissing('说不准', 'dont_know', 'label'));
  expect(reads(of, { platform: 'wjx' })('(跳过)')).toEqual(isMissing('(跳过)', 'not_asked', 'marker'));
  expect(reads(of, { platform: 'wjx' })('(空)')).toEqual(isMissing('(空)', 'blank', 'marker'));
});
