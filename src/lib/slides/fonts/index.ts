export { embedded } from './embedded';
export { charactersOf, notInstalled } from './installed';
export { escapeMarkup, proofOf, withoutGlyph } from './proof';
export { bundledFamily, registerFonts } from './slices';
