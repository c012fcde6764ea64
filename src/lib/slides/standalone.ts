import { getLocale } from '../paraglide/runtime';
import { theme } from '../charts/theme';
import { m } from '../paraglide/messages';
import { bundledFamily, charactersOf, embedded, escapeMarkup, notInstalled } from './fonts';

/** Control characters that a file may hold and that no XML may. */
// eslint-disable-next-line no-control-regex -- these are the characters meant
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A drawing, and the characters that it draws: whoever takes it away embeds their glyphs. */
export interface Standalone {
  /** SVG without its rules */
  drawing: string;
  /** of style sheets, without fonts */
  rules: string[];
  width: number;
  height: number;
  characters: string[];
}

/** Copies an SVG of the page out of it: no scripts, no handlers, no focus. */
export function standalone(svg: SVGSVGElement): Standalone {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  clean(copy);
  const drawn = [...copy.querySelectorAll('text')].map(({ textContent }) => textContent).join('');
  const characters = charactersOf(drawn);
  return {
    drawing: new XMLSerializer().serializeToString(copy).replace(NOT_XML, ''),
    rules: latinMarks(),
    width: Number(copy.getAttribute('width')),
    height: Number(copy.getAttribute('height')),
    characters
  };
}

/** Chinese fonts set ’ and “ a full square wide unless they are asked for proportional ones. */
const latinMarks = (): string[] => (getLocale().startsWith('zh') ? [] : ['svg{font-feature-settings:"palt"}']);

/** Rules as an element; each once. Of fonts in base64 nothing needs to be escaped. */
export const styleOf = (rules: readonly string[]): string =>
  rules.length === 0 ? '' : `<style>${[...new Set(rules)].join('')}</style>`;

/** Glyphs that an image is given. */
export interface Faces {
  /** `@font-face` */
  rules: string[];
  /** that these draw */
  characters: string[];
}

/** The glyphs that this machine lacks, to draw these characters where nothing can be fetched. */
export async function facesHere(characters: string[]): Promise<Faces> {
  const lacking = await notInstalled(characters);
  const { rules, none } = await embedded(lacking);
  return { rules, characters: lacking.filter((one) => !none.includes(one)) };
}

/** An SVG for this page, which can fetch nothing: with the glyphs that this machine lacks. A character that has none is a box on it. */
export const svgHere = async ({ drawing, rules, characters }: Standalone): Promise<Blob> =>
  svgOf(drawing, [...rules, ...(await facesHere(characters)).rules]);

/**
 * An SVG for any machine: with the glyphs of all that it draws, and drawn with them wherever it is opened.
 * @throws Error, in the reader's words, naming the characters that the bundled font does not have
 */
export async function svgAway({ drawing, rules, characters }: Standalone): Promise<Blob> {
  const { rules: faces, none } = await embedded(characters);
  if (none.length > 0)
    throw new Error(m.slide_svg_not_embedded({ count: none.length, characters: none.slice(0, 20).join(' ') }));
  return svgOf(drawing.replaceAll(escapeMarkup(theme.font), escapeMarkup(`"${bundledFamily}", ${theme.font}`)), [
    ...rules,
    ...faces
  ]);
}

const svgOf = (drawing: string, rules: readonly string[]): Blob =>
  svgFile(drawing.replace(/^<svg[^>]*>/, (tag) => tag + styleOf(rules)));

export const svgFile = (markup: string): Blob => new Blob([markup], { type: 'image/svg+xml' });

function clean(root: SVGSVGElement): void {
  const comments: Node[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode!.removeChild(comment);
  for (const element of root.querySelectorAll('script, foreignObject')) element.remove();
  for (const element of root.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (/^on|^tabindex$|^cursor$|^class$|^data-/.test(name)) element.removeAttribute(name);
    }
    if (element.getAttribute('role') === 'button') element.removeAttribute('role');
  }
}
