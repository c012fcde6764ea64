import themes from '../../../data/themes.json';
import type { Label } from '../i18n/label';

/** What a unit makes of its slides; data/themes.json has all there are. */
export interface SlideTheme {
  id: string;
  label: Label;
  /** of the bar beside a title, #rrggbb; never of data */
  accent: string;
  /** for copiers: every colour as its brightness */
  grey: boolean;
  /** whose slides they are, on the foot of each */
  unit: Label;
  /** a picture as a data URL, at the upper right */
  logo: string | null;
}

export const slideThemes: readonly SlideTheme[] = themes;
export const usualTheme = slideThemes[0]!;

/** A drawing with each of its colours as bright as it was, without hue. */
export const inGrey = (drawing: string): string =>
  drawing
    .replace(
      /(["':\s])#([0-9a-f]{6}|[0-9a-f]{3})\b/gi,
      (_, before: string, colour: string) => before + greyOf(hexParts(colour))
    )
    .replace(
      /(["':\s])rgb\((\d+), ?(\d+), ?(\d+)\)/g,
      (_, before: string, ...parts: string[]) => before + greyOf(parts.slice(0, 3).map(Number))
    );

function hexParts(colour: string): number[] {
  const six = colour.length === 3 ? [...colour].map((one) => one + one).join('') : colour;
  return [0, 2, 4].map((at) => parseInt(six.slice(at, at + 2), 16));
}

/** Rec. 709, as screens weigh red, green and blue. */
function greyOf(parts: number[]): string {
  const [red, green, blue] = parts.map((one) => (one / 255) ** 2.2);
  const bright = Math.round(255 * (0.2126 * red! + 0.7152 * green! + 0.0722 * blue!) ** (1 / 2.2));
  return `#${bright.toString(16).padStart(2, '0').repeat(3)}`;
}
