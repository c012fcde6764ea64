/**
 * Records among the rows that are no answers: totals, footnotes and legends. Their words are data here and patterns below, written so
 * that JavaScript and the engine's RE2 read them alike; a pattern is for the whole text of a field.
 */
const words = {
  /** may stand after a name: 某区合计 */
  total: ['合计', '小计', '总计', '共计', '合计数', '总合计'],
  /** stand alone */
  onlyTotal: ['累计', '累计数', '总数', '总和', '汇总', '汇总数', '平均', '平均数'],
  note: [
    ...['图例', '代码说明', '编码说明', '选项说明', '代码表', '编码表', '指标解释', '填报要求'],
    ...['注', '附注', '备注', '说明', '填表说明', '填报说明', '指标说明', '编制说明', '数据来源', '资料来源', '来源'],
    ...['填表人', '填报人', '制表人', '制表', '编制人', '经办人', '审核人', '审核', '复核人', '负责人', '单位负责人'],
    ...[
      '统计负责人',
      '联系人',
      '联系电话',
      '电话',
      '单位盖章',
      '填报单位',
      '填表单位',
      '制表单位',
      '填报日期',
      '填表日期'
    ],
    ...['制表日期', '报送日期', '报出日期', '统计日期', 'Note', 'Notes', 'Source', 'Sources', 'Remark', 'Remarks']
  ]
};

const spaces = '[\\s\u00a0\u3000]*';
/** Offices stretch words to the width of a column: 合  计 */
const stretched = (word: string): string => (/^\w/.test(word) ? word : [...word].join(spaces));
const anyOf = (some: string[]): string => `(?:${some.map(stretched).join('|')})`;

const english = '(?:(?:[Gg]rand|GRAND|[Ss]ub|SUB)[ -]?)?(?:[Tt]otals?|TOTALS?)';
const before = '[^0-9,，;；:：。、]{0,8}?';
const unit = '(?:[(（][^()（）]{1,8}[)）])?';

/** The whole text of a total's first field. */
export const totalPattern =
  `${spaces}(?:${before}${anyOf(words.total)}|${anyOf(words.onlyTotal)}|${english})` +
  `${spaces}${unit}${spaces}[:：]?${spaces}`;

/** Every total has one of these in it: looked for before the pattern, which is a hundred times slower. */
export const totalHints = ['计', '总', '均', 'otal', 'OTAL'];

/** A code and what it means: 1=单独建立; or, after what they are of, several. */
const meant = `${spaces}[0-9]{1,2}${spaces}[.．、=＝]?${spaces}\\p{L}[\\s\\S]*`;
const legend = `[0-9０-９A-Za-z]{1,2}${spaces}[=＝]${spaces}[^=＝"\\s][\\s\\S]*|[^:：]{1,12}[:：]${meant}[,，;；、\\s]${meant}`;

/** The whole text of a footnote's or a legend's only field. */
export const notePattern =
  `${spaces}[*＊※]?${spaces}` + `(?:${anyOf(words.note)}${spaces}(?:$|[:：0-9①-⑳(（.．][\\s\\S]*)|${legend})`;

/** Of a total's first field. */
const longest = 60;

const isTotalText = new RegExp(`^(?:${totalPattern})$`, 'u');
const isNoteText = new RegExp(`^(?:${notePattern})$`, 'u');

/** True for a word that stands in a total's first field. */
export const isTotalWord = (text: string): boolean => text.length < longest && isTotalText.test(text.trim());

/** The record sums up others: its first field that is not empty says so. */
export function isTotal(fields: string[]): boolean {
  const first = fields.find((field) => field.trim() !== '');
  return first !== undefined && isTotalWord(first);
}

/** The record is a remark under the rows: one text, in its first fields or, from merged cells, in all of them. */
export function isNote(fields: string[]): boolean {
  const first = fields.find((field) => field.trim() !== '')?.trim();
  if (first === undefined || !isNoteText.test(first)) return false;
  return fields.every((field) => field.trim() === '' || field.trim() === first);
}
