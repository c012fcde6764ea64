export { charactersOf, notInstalled } from './installed';
export { escapeMarkup, proofOf, withoutGlyph } from './proof';
export { embeddedFaces, registerFonts } from './slices';
