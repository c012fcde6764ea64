import decompress from 'woff2-encoder/decompress';
import { serve } from '../xlsx/inWorker';

/** Fonts as WOFF2 -> as sfnt. */
serve((fonts: ArrayBuffer[]) => Promise.all(fonts.map((font) => decompress(font))));
