/**
 * A font of one blank glyph, seven times as wide as it is high, for every character. Last in a list of families it shows
 * which characters none of the others has, whatever the machine's missing-glyph box looks like.
 * Made with fontTools' FontBuilder: 1000 units an em, advance 7000, cmap format 13 from U+0021 to U+10FFFF.
 */
export const witness = {
  family: 'Witness',
  /** its advance in em */
  advance: 7,
  woff2:
    'd09GMgABAAAAAAEEAAoAAAAAAlAAAAC+AAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAABmAANAoBLAE2AiQDBgsGAAQgBWAHIBu/AcguDuyG13vVBEKnbn0HlzEs' +
    'omq4em5JyZMdQmHRKiSlKY9RCPf23f83VVL+2+OUQ1JysBUPZAP812NtABWcfzo5PlF4DgCOMYWYcZhgAm15jF3TMyx957NRLZdIByzAyWPftcPa+QITdiDKCBNT' +
    'cAA07PkZ4ReLXEaDInbgIgif17vZ3LnqH/483yR2lgZC7YrlAAgAIJFBy1tLz1FA9BHQ9PWVdIZiZma0WJ22NIj6nirPCOeIkL7mFiI='
} as const;
