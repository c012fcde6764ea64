import type { LiveText } from './LiveText';
import type { Shape } from '../shape/sniff';

/** The text of a loaded file, kept so that its records can be shown again. */
export interface FileText {
  text: Pick<LiveText, 'slice' | 'size'>;
  shape: Shape;
  /** where some of its records begin, in their order: every 500th or so */
  marks: { line: number; offset: number }[];
}

/** The stretch of a file's text that a line is in: from the mark before it to the mark after it. */
export function recordsOf(
  { text, shape, marks }: FileText,
  line: number
): { start: number; end: number; firstLine: number; endLine: number } {
  const after = marks.findIndex((mark) => mark.line > line);
  const next = after < 0 ? { line: Infinity, offset: text.size } : marks[after]!;
  const before = marks[(after < 0 ? marks.length : after) - 1] ?? { line: shape.firstLine, offset: shape.start };
  return { start: before.offset, end: next.offset, firstLine: before.line, endLine: next.line };
}
