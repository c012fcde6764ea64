/** made once: it takes longer than what it is asked */
let segmenter: Intl.Segmenter | null = null;

/** A text in words and what stands between them; null where the browser cannot tell, as Firefox before 125. */
export function words(text: string): Intl.SegmentData[] | null {
  if (!('Segmenter' in Intl)) return null;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(text)];
}
