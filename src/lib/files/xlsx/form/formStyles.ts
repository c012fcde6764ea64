const formats = { integer: 0, decimal: 0, text: 49, date: 164, datetime: 165 };
type Format = keyof typeof formats;

const kinds = ['head', 'empty', 'example'] as const;
type Kind = (typeof kinds)[number];

const looks: Record<Kind, string> = {
  head: 'fontId="1" fillId="2" borderId="1"',
  empty: 'fontId="0" fillId="0" borderId="0"',
  example: 'fontId="2" fillId="3" borderId="1"'
};

const all = kinds.flatMap((kind) => (Object.keys(formats) as Format[]).map((format) => ({ kind, format })));

/** The place of a look among a form's cell formats; 0 is that of cells without one. */
export const styleOf = (kind: Kind, format: Format): number =>
  1 + all.findIndex((one) => one.kind === kind && one.format === format);

const font = (look: string) => `<font>${look}<name val="Microsoft YaHei"/></font>`;
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`;
const sides = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FFCCCCCC"/></${side}>`)
  .join('');

function cellFormat({ kind, format }: (typeof all)[number]): string {
  const applied = ['NumberFormat', 'Font', 'Fill', 'Border', 'Alignment'].map((what) => `apply${what}="1"`).join(' ');
  const wrap = kind === 'head' ? ' wrapText="1"' : '';
  return `<xf numFmtId="${formats[format]}" ${looks[kind]} xfId="0" ${applied}><alignment vertical="center"${wrap}/></xf>`;
}

/** Every look in every format. */
export const formStyles = (namespaces: string): string => `<styleSheet ${namespaces}>
<numFmts count="2"><numFmt numFmtId="${formats.date}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${formats.datetime}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="3">${font('<sz val="10"/>')}${font('<b/><sz val="10"/>')}${font('<i/><sz val="10"/><color rgb="FF777777"/>')}</fonts>
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE8EEF5')}${fill('FFF3F1ED')}</fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${sides}<diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${all.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${all.map(cellFormat).join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
