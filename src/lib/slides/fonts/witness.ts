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
    'd09GMgABAAAAAAEQAAoAAAAAAmAAAADHAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAABmAANAoUNAE2AiQDBgsGAAQgBWAHIBvHAQAuCuyGY0ekGp' +
    'p450Rqmz/PZhGVk+3lM9MhQMEH0TqEwmIRWiIcFgffVEnJf3qcckhKO2YrHkgs2M04oITiF5L4GvBxfZ8HXKsSVdJsmhO3ogNsjIHLXeeYqOYS' +
    '6WSA50nYqzaozRsAsIEoAydncAc07HxC+HItBDTQERQ6oINQOcYYQBBes/3ic9Uffgf3AMNAaSDU1mUOzEcEAJA5gKApAQ0AAN1DQCwIaBaLkn' +
    '4Qq/Wj+VbeUjCqPdOeI62lUvlGuBAAAAA='
} as const;
