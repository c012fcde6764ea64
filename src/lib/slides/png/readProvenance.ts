import type { Provenance } from './provenance';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What `withProvenance` writes stands behind the header, long before this; a picture from elsewhere is not read through. */
const most = 1_000_000;

/** Whether a file is a PNG, by its first bytes. */
export async function isPng(file: Blob): Promise<boolean> {
  const first = new Uint8Array(await file.slice(0, signature.length).arrayBuffer());
  return signature.every((byte, at) => first[at] === byte);
}

/** What an image of ours says about itself, by keyword; {} of any other one. Nothing in it is believed before it is checked. */
export async function readProvenance(file: Blob): Promise<Provenance> {
  const bytes = new Uint8Array(await file.slice(0, most).arrayBuffer());
  const view = new DataView(bytes.buffer);
  const found: Provenance = {};
  let at = signature.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end > bytes.length || type === 'IDAT') break;
    if (type === 'iTXt') Object.assign(found, textOf(bytes.subarray(at + 8, end)));
    at = end + 4;
  }
  return found;
}

/** Keyword, then flags and two empty texts, as `textChunk` writes them; others are passed over. */
function textOf(body: Uint8Array): Provenance {
  const end = body.indexOf(0);
  const plain = [0, 0, 0, 0, 0];
  if (end < 1 || plain.some((byte, at) => body[end + at] !== byte)) return {};
  const keyword = String.fromCharCode(...body.subarray(0, end));
  return keyword === '__proto__' ? {} : { [keyword]: new TextDecoder().decode(body.subarray(end + plain.length)) };
}
