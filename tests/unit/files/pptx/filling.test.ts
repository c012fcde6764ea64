import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Filling } from '../../../../src/lib/files/pptx/filling';
import { relationsOf } from '../../../../src/lib/files/pptx/relations';
import { readTemplate } from '../../../../src/lib/files/pptx/template';
import { all, parse } from '../../../../src/lib/files/pptx/xml';
import { schemaFaults } from '../../../officeSchema';
import { zipped } from '../../intake/zipped';
import { bytesOf, changed, edit, filled, fills, opened, partsOf, shown, textOf } from './filled';

const fault = async (bytes: Uint8Array) => {
  const template = await readTemplate(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  return 'fault' in template ? template.fault : null;
};

const names = ['named-16x9', 'tokens-4x3', 'plain-16x9'];

test.each(names)('what a template %s has beside the filled slides is byte for byte what it was', async (name) => {
  const before = partsOf(bytesOf(name));
  const after = await filled(bytesOf(name));
  // that says of the slides that it had
  const slides =
    /^docProps\/app\.xml$|^ppt\/(slides|notesSlides)\/|^ppt\/_rels\/presentation|^ppt\/presentation\.xml$|^\[Content_Types\]/;
  const kept = Object.keys(before).filter((path) => !slides.test(path) && !path.endsWith('/'));
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((path) => Buffer.compare(before[path]!, after[path] ?? new Uint8Array()) !== 0)).toEqual([]);
});

test.each(names)('in a filled %s every relation leads to a part, and every part is declared once', async (name) => {
  const parts = await filled(bytesOf(name));
  const map = new Map(Object.entries(parts));
  for (const path of Object.keys(parts).filter((one) => one.endsWith('.rels'))) {
    const of = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    for (const { target, external } of relationsOf(map, of))
      if (!external) expect(parts, `${of} → ${target}`).toHaveProperty([target]);
    const ids = relationsOf(map, of).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
  const types = all(parse(textOf(parts['[Content_Types].xml'])), 'Override').map((one) => one.attributes['PartName']!);
  expect(new Set(types).size).toBe(types.length);
  const slides = Object.keys(parts).filter((path) => /^ppt\/slides\/[^/]+\.xml$/.test(path));
  for (const slide of slides) expect(types).toContain(`/${slide}`);
  const used = slides.flatMap((slide) => {
    const text = textOf(parts[slide]);
    expect(() => parse(text)).not.toThrow();
    return [...text.matchAll(/r:(?:id|embed|link)="([^"]+)"/g)].map(([, id]) => ({ slide, id }));
  });
  for (const { slide, id } of used) expect(relationsOf(map, slide).map((one) => one.id)).toContain(id);
});

test.each(names)('a filled %s is by the schema of PowerPoint and WPS, as the template is', async (name) => {
  expect(await schemaFaults(bytesOf(name), 'pptx')).toEqual([]);
  expect(await schemaFaults(zipSync(await filled(bytesOf(name))), 'pptx')).toEqual([]);
});

test('named shapes are filled, slide by slide in order, and a page of the template that names nothing stays the last', async () => {
  const pages = shown(await filled(bytesOf('named-16x9')));
  expect(pages.map(([first]) => first)).toEqual(['封面', '图一', '图二', '附表', '谢谢 & <敬请指正>']);
  // the last is the number of the page, which programs write anew
  expect(pages[1]).toEqual(['图一', '建会率，%', '汉川市差 194 家。', '口径甲', '来源：大调研', '2']);
  expect(pages[3]).toEqual(['附表', '地区', '建会率', '汉川市', '86.3%', '大悟县', '66.4%', '来源：大调研', '3']);
});

test('{{words}} are replaced where they stand, also split over two runs; what stands around them stays', async () => {
  const pages = shown(await filled(bytesOf('tokens-4x3')));
  expect(pages[1]).toEqual(['汇报材料：图一', '建会率，%（内部）', '资料：大调研']);
});

test('a template without names gets the title in its title and the picture in the place of its largest placeholder', async () => {
  const template = await opened(bytesOf('plain-16x9'));
  expect(template.isNamed).toBe(false);
  const parts = await filled(bytesOf('plain-16x9'));
  expect(shown(parts).map((texts) => texts.filter((one) => one !== ''))).toEqual([
    ['封面'],
    ['图一', '市总工会'],
    ['图二', '市总工会']
  ]);
  const [, figure] = template.slides;
  // 9 x 3.7 inches at 0.5, 1.3, as the layout says
  expect(textOf(parts[figure!])).toContain('<a:off x="457200" y="1188720"/><a:ext cx="8229600" cy="3383280"/>');
});

test('a chart of the template goes with every copy as a part of its own, with its workbook', async () => {
  const parts = await filled(bytesOf('tokens-4x3'));
  const charts = Object.keys(parts).filter((path) => /charts\/chart[^/]*\.xml$/.test(path));
  expect(charts).toHaveLength(3);
  const books = Object.keys(parts).filter((path) => /embeddings\/.*\.xlsx$/.test(path));
  expect(books).toHaveLength(3);
});

test('notes of the template carry what is told in them, a page each, and lead back to their own slide', async () => {
  const parts = await filled(bytesOf('named-16x9'));
  const map = new Map(Object.entries(parts));
  const slides = Object.keys(parts).filter((path) => /^ppt\/slides\/[^/]+\.xml$/.test(path));
  const notes = slides.flatMap((slide) =>
    relationsOf(map, slide)
      .filter(({ kind }) => kind === 'notesSlide')
      .map(({ target }) => ({ slide, target }))
  );
  expect(new Set(notes.map(({ target }) => target)).size).toBe(notes.length);
  for (const { slide, target } of notes)
    expect(relationsOf(map, target).find(({ kind }) => kind === 'slide')?.target).toBe(slide);
  expect(notes.filter(({ target }) => textOf(parts[target]).includes('来源：大调研'))).toHaveLength(4);
});

test.each([
  ['signs of markup', '甲 & 乙 <b>“丙”</b>'],
  ['an element', '</a:t></a:r></a:p><p:pic/>'],
  ['words that a replacement would take for a pattern', '$& $1 $$'],
  ['words that name a place', '{{来源}} {{图}}'],
  ['a formula', '=HYPERLINK("http://a.b","c")']
])('a title with %s is that title and nothing else', async (_, title) => {
  for (const name of names) {
    const pages = shown(await filled(bytesOf(name), ['封面', title]));
    expect(pages[1]!.join('\n')).toContain(title);
    expect(pages[1]!.filter((line) => line.includes('来源：大调研')).length).toBeLessThanOrEqual(1);
  }
});

test('characters that no XML may hold are left out of a title, and half of a pair too', async () => {
  const pages = shown(await filled(bytesOf('named-16x9'), ['封面', 'a\u0000\u0008b\ud842c𠮷']));
  expect(pages[1]![0]).toBe('abc𠮷');
});

test('a long title is set smaller until it fits its place, never cut', async () => {
  const title =
    '七个县（市、区）中大悟县建会率最低，距市总工会定下的目标还差一百九十四家单位，是全市最多的一个县'.repeat(2);
  const parts = await filled(bytesOf('named-16x9'), ['封面', title]);
  expect(shown(parts)[1]![0]).toBe(title);
  const [, size] = /sz="(\d+)"[^>]*>(?:(?!<\/a:r>).)*七个县/.exec(textOf(parts['ppt/slides/slide2.xml']))!;
  // 92 characters on 9.4 x 0.8 inches: two lines of 15 points hold 44 each, three of 14 hold 48 each
  expect(Number(size)).toBeLessThanOrEqual(1500);
  expect(Number(size)).toBeGreaterThanOrEqual(1200);
});

test('slides of the template that are not used are gone, with what belonged to them alone', async () => {
  const template = await opened(bytesOf('named-16x9'));
  const filling = new Filling(template);
  filling.add(template.patterns.figure, fills('图一'));
  const parts = partsOf(new Uint8Array(await (await filling.end()).arrayBuffer()));
  expect(shown(parts).map(([first]) => first)).toEqual(['图一', '谢谢 & <敬请指正>']);
  expect(Object.keys(parts).filter((path) => /slides\/slide\d+\.xml$/.test(path))).toHaveLength(2);
  expect(textOf(parts['[Content_Types].xml'])).not.toContain('/ppt/slides/slide1.xml');
});

test('a template without any slide is filled by its layouts', async () => {
  const bytes = changed('plain-16x9', (parts) => {
    for (const path of Object.keys(parts)) if (/^ppt\/(slides|notesSlides)\//.test(path)) delete parts[path];
    edit('ppt/presentation.xml', /<p:sldIdLst>.*<\/p:sldIdLst>/, '')(parts);
    edit('ppt/_rels/presentation.xml.rels', /<Relationship [^>]*\/slide"[^>]*>/, '')(parts);
    edit('ppt/_rels/presentation.xml.rels', /<Relationship [^>]*\/slide"[^>]*>/, '')(parts);
    edit('[Content_Types].xml', 'presentation.main+xml', 'template.main+xml')(parts);
  });
  const parts = await filled(bytes);
  expect(shown(parts).map((texts) => texts.find((one) => one !== ''))).toEqual(['封面', '图一', '图二']);
  expect(textOf(parts['[Content_Types].xml'])).not.toContain('template.main+xml');
  expect(await schemaFaults(zipSync(parts), 'pptx')).toEqual([]);
});

test('sections and shows that name slides one by one do not stay behind with slides that they do not know', async () => {
  const parts = await filled(bytesOf('plain-16x9'));
  expect(textOf(parts['ppt/presentation.xml'])).not.toContain('sectionLst');
});

const relation = (type: string, target: string) =>
  edit(
    'ppt/slides/_rels/slide2.xml.rels',
    '</Relationships>',
    `<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`
  );

test.each<[string, (parts: Record<string, Uint8Array>) => void, string]>([
  ['macros', (parts) => (parts['ppt/vbaProject.bin'] = new Uint8Array(9)), 'macros'],
  [
    'a type of a presentation with macros',
    edit('[Content_Types].xml', 'presentationml.presentation.main', 'presentation.macroEnabled.main'),
    'macros'
  ],
  ['a control', (parts) => (parts['ppt/activeX/activeX1.xml'] = new Uint8Array(9)), 'macros'],
  ['a picture from elsewhere', relation('image', 'http://evil.test/a.png'), 'external'],
  ['a linked workbook', relation('oleObject', 'file:///C:/secret.xlsx'), 'external'],
  [
    'the names of the strict kind',
    edit(
      'ppt/presentation.xml',
      'http://schemas.openxmlformats.org/presentationml/2006/main',
      'http://purl.oclc.org/ooxml/presentationml/main'
    ),
    'old'
  ],
  ['a part twice', (parts) => (parts['../ppt/presentation.xml'] = new Uint8Array(9)), 'damaged'],
  ['a slide that is no XML', edit('ppt/slides/slide2.xml', '</p:cSld>', '</p:nothing>'), 'damaged'],
  [
    'entities that grow',
    edit('ppt/slides/slide2.xml', /<p:sld /, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p:sld x="&b;" '),
    'damaged'
  ],
  [
    'elements in elements beyond all measure',
    edit(
      'ppt/slides/slide2.xml',
      '</p:spTree>',
      `${'<p:grpSp>'.repeat(30_000)}${'</p:grpSp>'.repeat(30_000)}</p:spTree>`
    ),
    'damaged'
  ]
])('a template with %s is refused', async (_, change, reason) => {
  expect(await fault(changed('named-16x9', change))).toMatchObject({ reason });
});

test('a link that waits to be pressed stays, as it is', async () => {
  const bytes = changed('named-16x9', relation('hyperlink', 'https://xiaogan.test/'));
  expect(await fault(bytes)).toBeNull();
});

test('a file that says it unpacks to more than any template is refused before it is unpacked', async () => {
  const parts = Object.entries(partsOf(bytesOf('named-16x9'))).map(([name, content]) => ({ name, content }));
  const zip = zipped([...parts, { name: 'ppt/media/bomb.xml', content: 'a', size: 400e6 }]);
  expect(await readTemplate(zip)).toEqual({ fault: { reason: 'tooLarge', found: '' } });
});

test.each([
  ['an old .ppt or one with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old'],
  ['no zip', new TextEncoder().encode('not a zip'), 'damaged'],
  ['a file that is cut off', bytesOf('named-16x9').slice(0, 5000), 'damaged']
])('%s is refused in a word', async (_, bytes, reason) => {
  expect(await fault(bytes)).toMatchObject({ reason });
});
