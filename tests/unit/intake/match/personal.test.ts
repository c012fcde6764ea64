import { expect, test } from 'vitest';
import { personal } from '../../../../src/lib/intake/match/personal';

test.each([
  ['IP', 'network'],
  ['来自IP', 'network'],
  ['来源详情', 'network'],
  ['UA', 'network'],
  ['Referrer', 'network'],
  ['用户标识', 'network'],
  ['电子邮箱', 'network'],
  ['昵称', 'nickname'],
  ['微信昵称', 'nickname'],
  ['提交人', 'nickname'],
  ['姓名', 'name'],
  ['姓 名', 'name'],
  ['您的姓名', 'name'],
  ['3、您的姓名是？', 'name'],
  ['3.您的姓名（必填）【填空题】', 'name'],
  ['1.您的姓名_填空1', 'name'],
  ['联系人', 'name'],
  ['填表人：', 'name'],
  ['工会主席姓名', 'name'],
  ['Name', 'name'],
  ['电话', 'phone'],
  ['联系电话', 'phone'],
  ['联系人手机号码', 'phone'],
  ['手机号', 'phone'],
  ['联系方式', 'phone'],
  ['mobile', 'phone'],
  ['身份证号', 'idCard'],
  ['您的身份证号码', 'idCard'],
  ['证件号码', 'idCard']
] as const)('personal(%j) is %s by its name', (header, kind) => {
  expect(personal(header, [])).toBe(kind);
});

test.each([
  '工会名称',
  '单位名称',
  '单位编号',
  '工会主席是否专职',
  '是否知道本单位工会主席是谁',
  '您知道工会主席的姓名吗',
  '是否公布工会主席联系方式',
  '您遇到困难会拨打哪个电话',
  '12351热线',
  '8.您通过何种途径反映诉求？:电话',
  '您上网主要使用:手机',
  '手机使用时间',
  '来源',
  '地址',
  'username count',
  'tip',
  '__proto__',
  ''
])('personal(%j) is nothing by its name', (header) => {
  expect(personal(header, ['1', '2', '', '3'])).toBeNull();
});

// made by hand: the two examples of GB 11643-1999
const cards = ['11010519491231002X', '440524188001010014', "'11010519491231002x"];
const phones = ['13812345678', '+86 138 1234 5678', '１９９１２３４５６７８'];

test.each([
  ['identity cards', cards, 'idCard'],
  ['identity cards among blanks', ['', '', '', '', ...cards, ''], 'idCard'],
  ['phones', phones, 'phone'],
  ['phones, half of all', [...phones, '无', '没有', '0712-2345678'], 'phone'],
  ['addresses', ['1.2.3.4(湖北-孝感)', '127.0.0.1', '10.0.0.1（本地）'], 'network']
] as const)('personal(..) knows %s by its values', (_, values, kind) => {
  expect(personal('第三列', [...values])).toBe(kind);
});

test.each([
  ['two phones only', phones.slice(0, 2)],
  ['phones, fewer than half', [...phones, '1', '2', '3', '4']],
  ['18 digits with a wrong check', ['110105194912310021', '440524188001010015', '110105194912310022']],
  ['numbers of organisations', ['91420900MA48XXXX0X', '12420900420123456X', '13420900MJD1234567']],
  ['phone-like ids', ['20138123456', '12812345678', '11912345678']],
  ['no values', []]
])('personal(..) is nothing for %s', (_, values) => {
  expect(personal('单位编号', values)).toBeNull();
});
