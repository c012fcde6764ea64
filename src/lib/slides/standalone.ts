import { charactersOf, embeddedFaces, notInstalled } from './fonts';

/** An SVG that needs nothing but itself, and the characters that it draws. */
export interface Standalone {
  text: string;
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
  const faces = await embeddedFaces(await notInstalled(characters));
  if (faces !== '') {
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    style.textContent = faces;
    copy.prepend(style);
  }
  return {
    text: new XMLSerializer().serializeToString(copy),
    width: Number(copy.getAttribute('width')),
    height: Number(copy.getAttribute('height')),
    characters
  };
}

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
