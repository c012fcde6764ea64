import { getLocale } from '../paraglide/runtime';
import { charactersOf, embeddedFaces, notInstalled } from './fonts';

/** Control characters that a file may hold and that no XML may. */
// eslint-disable-next-line no-control-regex -- these are the characters meant
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A drawing with the fonts that it needs, and the characters that it draws. */
export interface Standalone {
  /** SVG without its rules */
  drawing: string;
  /** of style sheets: fonts, of which drawings have most in common */
  rules: string[];
  width: number;
  height: number;
  characters: string[];
}

/**
 * Copies an SVG of the page out of it: no scripts, no handlers, no focus; with the slices of the bundled font that this
 * machine needs to draw it.
 */
export async function standalone(svg: SVGSVGElement): Promise<Standalone> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  clean(copy);
  const drawn = [...copy.querySelectorAll('text')].map(({ textContent }) => textContent).join('');
  const characters = charactersOf(drawn);
  return {
    drawing: new XMLSerializer().serializeToString(copy).replace(NOT_XML, ''),
    rules: [...(await embeddedFaces(await notInstalled(characters))), ...latinMarks()],
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

/** An SVG that needs nothing but itself. */
export const svgText = ({ drawing, rules }: Standalone): string =>
  drawing.replace(/^<svg[^>]*>/, (tag) => tag + styleOf(rules));

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
