/** The fonts that the page brings, and what cuts them: beside `assets.ts`, so that the first view has none of their many addresses. */
import subsetWasm from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';

const common = import.meta.glob<string>('/node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2', {
  query: '?url',
  import: 'default',
  eager: true
});
const rare = import.meta.glob<string>('/data/fonts/*.woff2', { query: '?url', import: 'default', eager: true });

/** A part of the bundled Chinese font. `unicodeRange` as CSS writes it: "U+4e00,U+4e8c-4e94". */
export interface FontSlice {
  url: string;
  unicodeRange: string;
}

/** The slices of Noto Sans SC, those of rare characters first; fetched by nobody until a character of theirs is drawn. */
export async function fontSlices(): Promise<FontSlice[]> {
  const [{ default: commonRanges }, { default: rareRanges }] = await Promise.all([
    import('@fontsource-variable/noto-sans-sc/unicode.json'),
    import('../../../data/fonts/rare.json')
  ]);
  return [
    ...Object.entries<string>(rareRanges).map(([file, unicodeRange]) =>
      slice(rare, `/data/fonts/${file}`, unicodeRange)
    ),
    ...Object.entries<string>(commonRanges).map(([name, unicodeRange]) => {
      const file = `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`;
      return slice(common, `/node_modules/@fontsource-variable/noto-sans-sc/files/${file}`, unicodeRange);
    })
  ];
}

function slice(urls: Record<string, string>, path: string, unicodeRange: string): FontSlice {
  const url = urls[path];
  if (!url) throw new Error(`fontSlices: no file ${path}`);
  return { url, unicodeRange };
}

/** @throws Error when the page's own file cannot be fetched */
export const fontSlice = (url: string): Promise<ArrayBuffer> => fetched(url);

/** What cuts a font: harfbuzz-subset.wasm. @throws Error when the page's own file cannot be fetched */
export const fontCutter = (): Promise<ArrayBuffer> => fetched(subsetWasm);

async function fetched(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}
