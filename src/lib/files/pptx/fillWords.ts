import { ancestry, type Box, type Lineage } from './boxes';
import { slotNamed, token, type SlotKind } from './slots';
import {
  all,
  at,
  attribute,
  child,
  children,
  escapeXml,
  localName,
  sourceOf,
  whole,
  type Edits,
  type XmlElement
} from './xml';

/** Puts words in the place of all that a shape says; they look as the first of it does, smaller where they would not fit. */
export function fillWords(
  edits: Edits,
  text: string,
  {
    shape,
    words,
    box,
    lineage,
    declared
  }: {
    shape: XmlElement;
    words: string;
    box: Box;
    lineage: Lineage;
    /** namespaces of p and a, where the slide has others */
    declared: string;
  }
): void {
  const body = child(shape, 'txBody');
  const paragraph = body && child(body, 'p');
  const size = fittingSize(words, box, sizeOf(shape, lineage));
  const kept = (element: XmlElement | undefined, otherwise: string) => (element ? sourceOf(text, element) : otherwise);
  const markup = [
    `<p:txBody${declared}>`,
    kept(child(body, 'bodyPr'), '<a:bodyPr wrap="square"><a:normAutofit/></a:bodyPr>'),
    kept(child(body, 'lstStyle'), '<a:lstStyle/>'),
    ...words
      .split('\n')
      .map(
        (line) =>
          `<a:p>${kept(child(paragraph, 'pPr'), '')}<a:r>${runProperties(text, paragraph, size)}<a:t>${escapeXml(line)}</a:t></a:r></a:p>`
      ),
    '</p:txBody>'
  ].join('');
  if (body) return edits.replace(body, markup);
  const before = ['style', 'spPr'].map((name) => child(shape, name)).find((one) => one !== undefined);
  if (before) edits.after(before, markup);
}

/** Of the first run, else of the end of the paragraph, without what links it somewhere. */
function runProperties(text: string, paragraph: XmlElement | undefined, size: number | null): string {
  const run = paragraph && all(paragraph, 'rPr')[0];
  const found = run ?? child(paragraph, 'endParaRPr');
  const given = { ...found?.attributes, ...(size === null ? {} : { sz: String(size) }) };
  const attributes = Object.entries(given)
    .filter(([name]) => !['err', 'dirty'].includes(name))
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
  const inside = found ? children(found).filter((one) => !/^hlink/.test(localName(one))) : [];
  return `<a:rPr${attributes}>${inside.map((one) => sourceOf(text, one)).join('')}</a:rPr>`;
}

/** Puts words in the place of {{…}} alone, also where a program has split it; all other runs stay, smaller where they would not fit. */
export function fillTokens(
  edits: Edits,
  text: string,
  { shape, box, lineage, words }: { shape: XmlElement; box: Box; lineage: Lineage; words: (kind: SlotKind) => string }
): void {
  const lines = all(shape, 'p').map((paragraph) => {
    const runs = all(paragraph, 't');
    const pieces = runs.map((one) => one.text);
    const filled = withWords(pieces, words);
    runs.forEach((run, place) => {
      if (filled[place] === pieces[place]) return;
      edits.replace(run, `<${run.name}>${escapeXml(filled[place]!)}</${run.name}>`);
    });
    return filled.join('');
  });
  const usual = sizeOf(shape, lineage);
  const size = fittingSize(lines.join('\n'), box, usual);
  for (const run of size === null ? [] : all(shape, 'rPr')) {
    const smaller = Math.round((whole(run, 'sz', usual) * size!) / usual / 100) * 100;
    const [tag] = /^<[^>]*>/.exec(sourceOf(text, run))!;
    const name = /^<[^\s/>]+/.exec(tag)![0];
    const by = `${name} sz="${smaller}"${tag.slice(name.length).replace(/\ssz="\d+"/, '')}`;
    edits.replace({ start: run.start, end: run.start + tag.length }, by);
  }
}

/** Texts that follow each other, with words for what they name; what comes of a name stands where it begins. */
function withWords(pieces: string[], words: (kind: SlotKind) => string): string[] {
  const joined = pieces.join('');
  const starts = pieces.map((_, place) => pieces.slice(0, place).join('').length);
  const filled = pieces.map(() => '');
  let from = 0;
  const keep = (until: number) =>
    pieces.forEach((piece, place) => {
      const start = Math.max(from, starts[place]!);
      filled[place] += joined.slice(start, Math.max(start, Math.min(until, starts[place]! + piece.length)));
    });
  for (const match of joined.matchAll(token)) {
    const kind = slotNamed(match[1]!);
    if (kind === null) continue;
    keep(match.index);
    filled[starts.findLastIndex((start) => start <= match.index)] += withoutLabel(
      words(kind),
      joined.slice(0, match.index)
    );
    from = match.index + match[0].length;
  }
  keep(joined.length);
  return filled;
}

/** What a template says of a source or a definition before the place for it. */
const label = /(资料|来源|出处|口径|sources?|definitions?)\s*[：:]\s*/i;
const labelled = new RegExp(`${label.source}$`, 'i');
const leading = new RegExp(`^${label.source}`, 'i');

/** Words without the 来源： that they begin with, where the template has written such a label before them. */
const withoutLabel = (words: string, before: string): string =>
  labelled.test(before) ? words.replace(leading, '') : words;

/** The size of a shape's text in hundredths of a point, as it is inherited. */
function sizeOf(shape: XmlElement, lineage: Lineage): number {
  const [own, ...inherited] = ancestry(shape, lineage);
  const listed = (one: XmlElement) => at(one, 'txBody', 'lstStyle', 'lvl1pPr', 'defRPr');
  const style = { title: 'titleStyle', ctrTitle: 'titleStyle' }[
    attribute(at(child(own, 'nvSpPr'), 'nvPr', 'ph'), 'type') ?? ''
  ];
  const ofMaster = at(lineage.sheets.at(-1), 'txStyles', style ?? 'bodyStyle', 'lvl1pPr', 'defRPr');
  const isPlaceholder = at(child(own, 'nvSpPr'), 'nvPr', 'ph') !== undefined;
  const said = [all(own!, 'rPr')[0], listed(own!), ...inherited.map(listed), isPlaceholder ? ofMaster : undefined].map(
    (one) => whole(one, 'sz')
  );
  return said.find((size) => size > 0) ?? 1800;
}

/** what is small anyway, as a source, may be smaller, rather than lie over what stands under it */
const smallestOf = (usual: number): number => (usual < 1400 ? 800 : 1200);
/** EMU of a point; of the space between a shape and its text */
const point = 12700;
const inset = { x: 182_880, y: 91_440 };

/** A smaller size where words would not fit their box; null where they do. */
function fittingSize(words: string, box: Box, usual: number): number | null {
  const fits = (size: number) => {
    const em = (size / 100) * point;
    const lines = words
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * em) / Math.max(em, box.width - inset.x))), 0);
    return lines * em * 1.2 <= box.height - inset.y + em * 0.25;
  };
  let size = usual;
  const smallest = smallestOf(usual);
  while (size > smallest && !fits(size)) size = Math.max(smallest, Math.floor((size * 0.92) / 100) * 100);
  return size === usual ? null : size;
}

/** em; a Chinese character is one, of Latin more than half is taken */
export const widthOf = (line: string): number =>
  [...line].reduce((sum, character) => sum + (character.codePointAt(0)! < 0x2e80 ? 0.6 : 1), 0);
