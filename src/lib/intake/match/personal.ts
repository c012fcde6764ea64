import { isIdCard, isMobile } from '../recode/mask';
import { normal } from './normal';
import type { ColumnMatch } from '../report/report';

type Personal = NonNullable<ColumnMatch['personal']>;

const whose = '(您的?|你的?|本人|个人|单位|法人|联系|联系人|填表人|填报人|负责人|工会|主席|职工|会员|办公|固定)*';

/** Whole names of columns, without number and brackets: a question about a phone, or an option called 电话, is none. */
const headers: [Personal, RegExp][] = [
  ['network', /^(来自|答题|提交|填写|用户)?ip(地址)?$|^来源详情$|^ua$|^user-?agent$|^referr?er$/],
  ['network', /^用户标识$|^(openid|unionid)$|^(电子)?邮箱(地址)?$|^e-?mail$|^(微信|qq)号?码?$/],
  ['nickname', /^(微信|用户|qq)?昵称$|^nickname$|^提交人$/],
  ['idCard', new RegExp(`^${whose}((居民)?身份证(件)?(号|号码)?|(证件|身份)号码?)$|^id-?card(number|no)?$`)],
  ['phone', new RegExp(`^${whose}((联系)?(电话|手机)(号|号码)?|联系方式)$|^(mobile|phone|tel|telephone)(number|no)?$`)],
  ['name', new RegExp(`^${whose}(真实)?姓名$|^(联系人|填表人|填报人|填写人|经办人|负责人)$|^(full|your)?name$`)]
];

const address = /^\d{1,3}(\.\d{1,3}){3}(\(.*\))?$/;

const contents: [Personal, (text: string) => boolean][] = [
  ['idCard', isIdCard],
  ['phone', isMobile],
  ['network', (text) => address.test(text)]
];

/** What personal thing a column seems to hold, by its name, else by its values: at least three of them, and half of all. */
export function personal(header: string, values: string[]): ColumnMatch['personal'] {
  const name = nameOf(header);
  const byHeader = headers.find(([, pattern]) => pattern.test(name));
  if (byHeader) return byHeader[0];

  const texts = values.map((value) => normal(value).replace(/^'/, '')).filter((text) => text !== '');
  const byValues = contents.find(([, isOne]) => {
    const count = texts.filter((text) => isOne(text)).length;
    return count >= 3 && count * 2 >= texts.length;
  });
  return byValues ? byValues[0] : null;
}

/** 3、您的姓名是？【填空题】 is 您的姓名. */
function nameOf(header: string): string {
  return normal(header)
    .replace(/^(\d{1,3}[、.:：]|q\d{1,3}[、.:]?)/, '')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '')
    .replace(/_填空\d*$/, '')
    .replace(/[是为]?[:?*_]*$/, '');
}
