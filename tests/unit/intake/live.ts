import { LiveText } from '../../../src/lib/intake/LiveText';

/** A text that is all there. */
export const live = (text: string | Blob): LiveText =>
  new LiveText(async (add) => {
    const read = async () => new Uint8Array(await new Blob([text]).arrayBuffer());
    const bytes = await read();
    add({ size: bytes.length, read, bytes });
    return '';
  });
