import { withProvenance, type Provenance } from './provenance';

/** What is drawn, on its way to a file. */
export interface Drawn {
  bitmap: ImageBitmap;
  provenance: Provenance;
}

/** A picture as a PNG that says what it is; null where nothing was drawn. */
export async function encode({ bitmap, provenance }: Drawn): Promise<Blob | null> {
  if (isBlank(bitmap)) return null;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
  bitmap.close();
  const png = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
  return new Blob([withProvenance(new Uint8Array(png), provenance)], { type: 'image/png' });
}

/** One colour all over, looked at in small. */
function isBlank(bitmap: ImageBitmap): boolean {
  const context = new OffscreenCanvas(192, 108).getContext('2d')!;
  context.drawImage(bitmap, 0, 0, 192, 108);
  const pixels = new Uint32Array(context.getImageData(0, 0, 192, 108).data.buffer);
  return pixels.every((pixel) => pixel === pixels[0]);
}
