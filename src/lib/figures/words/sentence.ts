import type { Estimate } from '../../estimates/estimates';

/** A run of words. With an estimate it is a number or a name that the estimate stands behind: underline it, link it. */
export interface Span {
  text: string;
  estimate?: Estimate;
  /** it is the area's name, not a number */
  isArea?: true;
  /** it is a count: of what is lacking, or of what was counted */
  isCount?: true;
}

export type Sentence = Span[];

/** Wraps a text so that the span it becomes remembers its estimate, wherever a message puts it. */
export type Mark = (text: string, estimate: Estimate | null | undefined, as?: 'area' | 'count') => string;

/** Writes a sentence with messages that marked texts are put into, and takes it apart into spans. */
export function compose(write: (mark: Mark) => string): Sentence {
  const marked: Span[] = [];
  const written = write((text, estimate, as) => {
    if (!estimate) return text;
    marked.push({
      text,
      estimate,
      ...(as === 'area' ? { isArea: true } : as === 'count' ? { isCount: true } : {})
    });
    return `\uE000${marked.length - 1}\uE001`;
  });
  return written
    .split(/\uE000(\d+)\uE001/)
    .map((piece, index): Span => (index % 2 === 1 ? marked[Number(piece)]! : { text: piece }))
    .filter(({ text }) => text !== '');
}

/** The words alone, as a title needs them. */
export const plain = (sentence: Sentence): string => sentence.map(({ text }) => text).join('');
