import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { reachable } from '../../../../src/lib/files/pptx/copyPart';
import { relationsPath } from '../../../../src/lib/files/pptx/relations';
import { schemaFaults } from '../../../officeSchema';
import { bytesOf, changed, edit, filled, shown, textOf } from './filled';

const four = ['甲', '乙', '丙', '丁'];
type Parts = Record<string, Uint8Array<ArrayBuffer>>;

/** Parts that nothing leads to, and declarations of parts that are not there. */
function orphans(parts: Parts): string[] {
  const found = reachable(new Map(Object.entries(parts)));
  const known = new Set(['[Content_Types].xml', '_rels/.rels', ...found, ...[...found].map(relationsPath)]);
  const declared = [...textOf(parts['[Content_Types].xml']).matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path!);
  return [...Object.keys(parts).filter((path) => !path.endsWith('/')), ...declared].filter((path) => !known.has(path));
}
const slide = 'ppt/slides/slide1.xml';
const relations = 'ppt/slides/_rels/slide1.xml.rels';
const related = (id: string, type: string, target: string) =>
  edit(
    relations,
    '</Relationships>',
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
  );
const declare = (part: string, type: string) =>
  edit('[Content_Types].xml', '</Types>', `<Override PartName="/${part}" ContentType="${type}"/></Types>`);

/** A template with one slide, the chart of which is where the picture goes. */
const charted = (more: (parts: Record<string, Uint8Array>) => void = () => undefined) =>
  changed('tokens-4x3', (parts) => {
    edit(slide, '{{图}}', '见右图')(parts);
    edit(slide, 'name="Chart 0"', 'name="图"')(parts);
    more(parts);
  });

test('a chart that the pictures of four slides take the place of leaves with none of them, nor does its workbook', async () => {
  const parts = await filled(charted(), four);
  expect(shown(parts)).toHaveLength(4);
  expect(Object.keys(parts).filter((path) => /charts|embeddings|xlsx$/.test(path))).toEqual([]);
  expect(orphans(parts)).toEqual([]);
  expect(await schemaFaults(zipSync(parts), 'pptx')).toEqual([]);
});

test.each(['named-16x9', 'tokens-4x3', 'plain-16x9'])(
  'of a filled %s every part is one that something leads to',
  async (name) => {
    expect(orphans(await filled(bytesOf(name), four))).toEqual([]);
  }
);

test('a template that is filled by its layouts leaves without slides of those that were not needed', async () => {
  const bytes = changed('plain-16x9', (parts) => {
    for (const path of Object.keys(parts)) if (/^ppt\/(slides|notesSlides)\//.test(path)) delete parts[path];
    edit('ppt/presentation.xml', /<p:sldIdLst>.*<\/p:sldIdLst>/, '')(parts);
    for (let at = 0; at < 2; at++)
      edit('ppt/_rels/presentation.xml.rels', /<Relationship [^>]*\/slide"[^>]*>/, '')(parts);
    edit('[Content_Types].xml', /<Override PartName="\/ppt\/(slides|notesSlides)\/[^>]*>/g, '')(parts);
  });
  const parts = await filled(bytes, four);
  expect(shown(parts)).toHaveLength(4);
  expect(orphans(parts)).toEqual([]);
});

/** SmartArt of five parts, of which the last, how it was drawn, is named by the first alone. */
const smart = (parts: Record<string, Uint8Array>) => {
  const kinds = ['Data', 'Layout', 'QuickStyle', 'Colors', 'Drawing'];
  kinds.forEach((kind, at) => {
    const path = `ppt/diagrams/${kind.toLowerCase()}1.xml`;
    related(`rId${20 + at}`, `diagram${kind}`, `../diagrams/${kind.toLowerCase()}1.xml`)(parts);
    declare(path, `application/vnd.openxmlformats-officedocument.drawingml.diagram${kind}+xml`)(parts);
    parts[path] = new TextEncoder().encode(kind === 'Data' ? '<d><x relId="rId24"/></d>' : '<d/>');
  });
  edit(
    slide,
    /(<a:graphicData[^>]*>).*(<\/a:graphicData>)/s,
    '<a:graphicData uri="diagram"><d:relIds xmlns:d="d" r:dm="rId20" r:lo="rId21" r:qs="rId22" r:cs="rId23"/></a:graphicData>'
  )(parts);
};
const diagrams = (parts: Parts) => Object.keys(parts).filter((path) => path.startsWith('ppt/diagrams/'));

test('SmartArt in whose place the picture stands leaves with no slide', async () => {
  const parts = await filled(charted(smart), four);
  expect(diagrams(parts)).toEqual([]);
  expect(orphans(parts)).toEqual([]);
});

test('SmartArt that stays goes with every slide, with the drawing that only its own data names', async () => {
  const parts = await filled(changed('tokens-4x3', smart), four);
  expect(diagrams(parts).filter((path) => path.includes('/data'))).toHaveLength(4);
  expect(diagrams(parts).filter((path) => path.includes('/drawing'))).toHaveLength(4);
  expect(orphans(parts)).toEqual([]);
});

test('a film and a link in whose place the picture stands do not leave with it', async () => {
  const film = (parts: Record<string, Uint8Array>) => {
    parts['ppt/media/media1.mp4'] = new Uint8Array(9);
    related('rId30', 'video', '../media/media1.mp4')(parts);
    edit(
      relations,
      '</Relationships>',
      '<Relationship Id="rId31" Type="http://schemas.microsoft.com/office/2007/relationships/media" Target="../media/media1.mp4"/></Relationships>'
    )(parts);
    edit(
      relations,
      '</Relationships>',
      '<Relationship Id="rId32" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://last-year.test/" TargetMode="External"/></Relationships>'
    )(parts);
    edit(slide, /(<p:cNvPr [^>]*name="图"[^>]*?)\/?>/, '<p:cNvPr id="9" name="图"><a:hlinkClick r:id="rId32"/>')(parts);
    edit(
      slide,
      '<p:cNvPr id="9" name="图"><a:hlinkClick r:id="rId32"/>',
      '<p:cNvPr id="9" name="图"><a:hlinkClick r:id="rId32"/></p:cNvPr>'
    )(parts);
  };
  const parts = await filled(charted(film), four);
  expect(Object.keys(parts).filter((path) => path.endsWith('.mp4'))).toEqual([]);
  expect(
    Object.entries(parts).filter(([path, bytes]) => path.endsWith('.rels') && textOf(bytes).includes('last-year'))
  ).toEqual([]);
});

test('the small picture of a template, the titles and the counts of the slides that it had do not leave with a deck', async () => {
  const parts = await filled(
    changed('named-16x9', (own) => {
      own['docProps/thumbnail.jpeg'] = new Uint8Array(9);
      edit(
        '_rels/.rels',
        '</Relationships>',
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'
      )(own);
      edit('docProps/app.xml', 'Slide 1', '2013年建会率 60%')(own);
    }),
    four
  );
  expect(Object.keys(parts).filter((path) => /thumbnail/.test(path))).toEqual([]);
  expect(orphans(parts)).toEqual([]);
  const properties = textOf(parts['docProps/app.xml']);
  expect(properties).not.toMatch(/2013年|<Slides>|HeadingPairs/);
  expect(properties).toContain('<Company>');
  expect(await schemaFaults(zipSync(parts), 'pptx')).toEqual([]);
});

test('a relation that a slide names between single quotes stays', async () => {
  const bytes = changed('tokens-4x3', edit(slide, /r:id="rId1"/, "r:id='rId1'"));
  expect(Object.keys(await filled(bytes, four)).filter((path) => /charts\/chart/.test(path))).toHaveLength(4);
});

test('a declaration in other letters than its part stays: names of parts ignore case', async () => {
  const bytes = changed('tokens-4x3', edit('[Content_Types].xml', '/ppt/theme/theme1.xml', '/ppt/theme/Theme1.xml'));
  const parts = await filled(bytes, four);
  expect(textOf(parts['[Content_Types].xml'])).toContain('PartName="/ppt/theme/Theme1.xml"');
});

test('a presentation that is declared in other letters becomes one, too, where it was a template', async () => {
  const bytes = changed(
    'tokens-4x3',
    edit(
      '[Content_Types].xml',
      '/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
      '/ppt/Presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.template.main+xml'
    )
  );
  const types = textOf((await filled(bytes, four))['[Content_Types].xml']);
  expect(types).not.toContain('template.main+xml');
  expect(types).toContain('presentation.main+xml');
});

test('a relation in other letters than its part leads to it', async () => {
  const bytes = changed(
    'tokens-4x3',
    edit('ppt/_rels/presentation.xml.rels', 'slides/slide1.xml', 'slides/Slide1.xml')
  );
  expect(shown(await filled(bytes, four)).map(([first]) => first)).toEqual([
    '汇报材料：甲',
    '汇报材料：乙',
    '汇报材料：丙',
    '汇报材料：丁'
  ]);
});

test('a copy has no name that differs from that of another part by case alone', async () => {
  const bytes = changed('tokens-4x3', (parts) => {
    parts['ppt/slides/Slide2.xml'] = parts[slide]!;
  });
  const names = Object.keys(await filled(bytes, four)).map((path) => path.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});
