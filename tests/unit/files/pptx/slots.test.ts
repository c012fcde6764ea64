import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { schemaFaults } from '../../../officeSchema';
import { changed, edit, filled, opened, partsOf, shown, textOf } from './filled';

const slide = 'ppt/slides/slide2.xml';
const slideRelations = 'ppt/slides/_rels/slide2.xml.rels';
const frame = { id: 90, x: 548640, y: 5900000, width: 3000000, height: 400000 };
const placed = `<a:off x="${frame.x}" y="${frame.y}"/><a:ext cx="${frame.width}" cy="${frame.height}"/>`;
const cell = (words: string) =>
  `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN" sz="1200"/><a:t>${words}</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>`;
const row = (...words: string[]) => `<a:tr h="${frame.height}">${words.map(cell).join('')}</a:tr>`;
const table = (name: string, ...rows: string[]) =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${frame.id}" name="${name}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>` +
  `<p:xfrm>${placed}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/>` +
  `<a:tblGrid><a:gridCol w="1000000"/><a:gridCol w="2000000"/></a:tblGrid>${rows.join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
const photograph = (name: string) =>
  `<p:pic><p:nvPicPr><p:cNvPr id="${frame.id}" name="${name}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId77"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
  `<p:spPr><a:xfrm>${placed}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

/** A template whose figure has a further shape, and none named 来源. */
const withShape = (markup: string) =>
  changed('named-16x9', (parts) => {
    edit(slide, 'name="来源"', 'name="Text 9"')(parts);
    edit(slide, '</p:spTree>', `${markup}</p:spTree>`)(parts);
    edit(
      slideRelations,
      '</Relationships>',
      '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/image-1002-1.png"/></Relationships>'
    )(parts);
  });
const kinds = async (bytes: Uint8Array) => (await opened(bytes)).patterns.figure.slots.map(({ kind }) => kind).sort();

test.each([
  ['来源', '来源', ['definition', 'picture', 'sentence', 'subtitle', 'title']],
  ['说明', '口径', ['picture', 'sentence', 'subtitle', 'title']],
  ['标题', '标题', ['definition', 'picture', 'sentence', 'subtitle']]
])('a photograph named %s is no place for words: it stays as it is', async (name, shape, places) => {
  const bytes = changed('named-16x9', (parts) => {
    parts[slide] = partsOf(withShape(photograph(name)))[slide]!;
    parts[slideRelations] = partsOf(withShape(photograph(name)))[slideRelations]!;
    if (shape !== '来源') edit(slide, `name="${shape}"`, 'name="Text 8"')(parts);
  });
  expect(await kinds(bytes)).toEqual(places);
  const parts = await filled(bytes);
  expect(textOf(parts[slide])).toContain(photograph(name));
  expect(await schemaFaults(zipSync(parts), 'pptx')).toEqual([]);
});

test('a table named 来源 without a {{word}} in its cells is no place for the source', async () => {
  const bytes = withShape(table('来源', row('制表', '办公室')));
  expect(await kinds(bytes)).not.toContain('source');
  expect(textOf((await filled(bytes))[slide])).toContain(table('来源', row('制表', '办公室')));
});

test.each(['来源', 'Table 4'])(
  '{{words}} in the cells of a table named %s are replaced where they stand',
  async (name) => {
    const bytes = withShape(table(name, row('资料', '{{来源}}'), row('口径', '见 {{口径}}')));
    expect(await kinds(bytes)).toContain('source');
    const parts = await filled(bytes, ['封面', '图一', '图二']);
    for (const page of shown(parts).slice(1, 3)) {
      expect(page.filter((words) => /资料|大调研|见/.test(words))).toEqual(['资料', '来源：大调研', '见 口径甲']);
      expect(page.join('')).not.toContain('{{');
    }
    expect(await schemaFaults(zipSync(parts), 'pptx')).toEqual([]);
  }
);

test('words in a cell are set smaller until they fit it, and no other cell with them', async () => {
  // 18 em are two lines of 1 817 120 EMU: 365 760 high of 12 points, 335 280 of 11, where the row has 308 560 and a quarter of an em
  const bytes = withShape(table('Table 4', row('资料', '{{关键句}}{{关键句}}')));
  const text = textOf((await filled(bytes))[slide]);
  const sizeBefore = (words: string) => Number(new RegExp(`sz="(\\d+)"[^<]*><a:t>${words}`).exec(text)![1]);
  expect(sizeBefore('资料')).toBe(1200);
  expect(sizeBefore('汉川市差')).toBe(1100);
});

test('a table with {{图}} or {{表}} in a cell is the place of the picture or of the table', async () => {
  const figure = changed('named-16x9', (parts) => {
    edit(slide, 'name="图"', 'name="Shape 5"')(parts);
    edit(
      slide,
      '</p:spTree>',
      `${table('Table 4', row('{{图}}', ''))}${table('Table 5', row('{{表}}', ''))}</p:spTree>`
    )(parts);
  });
  const parts = await filled(figure);
  const text = textOf(parts[slide]);
  expect(text).not.toContain('{{');
  expect(text).toContain(`<p:spPr><a:xfrm>${placed}</a:xfrm>`);
  expect(text).toContain('大悟县');
});

test('{{图}} between other {{words}} of a table leaves nothing behind', async () => {
  const bytes = withShape(table('Table 4', row('{{图}}', '{{来源}}')));
  const parts = await filled(bytes);
  expect(textOf(parts[slide])).not.toContain('{{');
  expect(await schemaFaults(zipSync(parts), 'pptx')).toEqual([]);
});

test.each<[string, [string, string][]]>([
  [
    'before',
    [
      ['name="口径"', 'name="Text 4"'],
      ['（口径）', '资料 {{来源}}']
    ]
  ],
  [
    'behind',
    [
      ['name="口径"', 'name="数据来源"'],
      ['name="来源"', 'name="Text 5"'],
      ['（来源）', '资料 {{来源}}']
    ]
  ]
])('{{来源}} %s a shape that is named so is filled, and so is the shape', async (_, changes) => {
  const bytes = changed('named-16x9', (parts) => {
    for (const [from, to] of changes) edit(slide, from, to)(parts);
  });
  expect(
    shown(await filled(bytes))[1]!
      .filter((line) => line.includes('大调研'))
      .sort()
  ).toEqual(['来源：大调研', '资料 来源：大调研']);
});
