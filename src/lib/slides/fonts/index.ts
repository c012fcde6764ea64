export { embedded } from './embedded';
export { charactersOf, notInstalled } from './installed';
export { escapeMarkup, proofOf, withoutGlyph, type Proof } from './proof';
export { fontsFor, registerFonts } from './register';
export { bundledFamily } from './slices';
