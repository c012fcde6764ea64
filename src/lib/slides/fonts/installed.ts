import { theme } from '../../charts/theme';
import { bundledFamily } from './slices';
import { witness } from './witness';

/** The characters of a text that a font draws, each once. A space is one: that of another font is of another width. */
export const charactersOf = (text: string): string[] =>
  [...new Set(text)].filter((character) => character === ' ' || !/[\p{C}\p{Z}\p{M}]/u.test(character));

/** The characters that none of the system's families of the stack has, so that the page draws them with the bundled font. */
export async function notInstalled(characters: string[]): Promise<string[]> {
  await witnessLoaded();
  const context = document.createElement('canvas').getContext('2d')!;
  const size = 20;
  context.font = `${size}px ${systemFamilies.join(', ')}, "${witness.family}"`;
  return characters.filter((one) => Math.abs(context.measureText(seen(one)).width - witness.advance * size) < 0.5);
}

/** What the witness can show in place of a character: of a space, which it has none of, what every font has that has spaces. */
const seen = (character: string): string => (character === ' ' ? '0' : character);

const systemFamilies = theme.font
  .split(',')
  .map((family) => family.trim())
  .filter((family) => family !== `"${bundledFamily}"` && family !== 'sans-serif');

async function witnessLoaded(): Promise<void> {
  if ([...document.fonts].some(({ family }) => family.replaceAll('"', '') === witness.family)) return;
  const face = new FontFace(witness.family, `url(data:font/woff2;base64,${witness.woff2}) format("woff2")`);
  document.fonts.add(await face.load());
}
