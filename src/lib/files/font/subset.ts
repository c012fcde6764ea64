/** What of HarfBuzz's subsetter is used: functions of C, whose pointers are numbers. */
interface HarfBuzz {
  memory: WebAssembly.Memory;
  _initialize: () => void;
  malloc: (bytes: number) => number;
  free: (pointer: number) => void;
  hb_blob_create: (data: number, length: number, mode: number, user: number, destroy: number) => number;
  hb_blob_destroy: (blob: number) => void;
  hb_blob_get_data: (blob: number, length: number) => number;
  hb_blob_get_length: (blob: number) => number;
  hb_face_create: (blob: number, index: number) => number;
  hb_face_destroy: (face: number) => void;
  hb_face_reference_blob: (face: number) => number;
  hb_set_add: (set: number, member: number) => void;
  hb_set_clear: (set: number) => void;
  hb_subset_input_create_or_fail: () => number;
  hb_subset_input_destroy: (input: number) => void;
  hb_subset_input_unicode_set: (input: number) => number;
  hb_subset_input_set: (input: number, kind: number) => number;
  hb_subset_input_set_flags: (input: number, flags: number) => void;
  hb_subset_or_fail: (face: number, input: number) => number;
}

/** hb-subset.h */
const [droppedTables, nameIds] = [3, 4];
const noHinting = 1;
const writable = 2;
/** Of no use on a screen: vertical writing, baselines of other scripts, names of instances. */
const unused = ['BASE', 'STAT', 'VORG', 'VVAR', 'gasp', 'vhea', 'vmtx'];

/** Cuts a font (bytes of an sfnt) down to the glyphs of some code points, its axes and features kept. */
export type Subset = (sfnt: Uint8Array, codes: Iterable<number>) => Uint8Array<ArrayBuffer>;

/** @param wasm harfbuzz-subset.wasm of harfbuzzjs */
export async function openSubset(wasm: BufferSource): Promise<Subset> {
  const { instance } = await WebAssembly.instantiate(wasm);
  const harfbuzz = instance.exports as unknown as HarfBuzz;
  harfbuzz._initialize();
  return (sfnt, codes) => subset(harfbuzz, sfnt, codes);
}

/** @throws Error when the bytes are no font */
function subset(harfbuzz: HarfBuzz, sfnt: Uint8Array, codes: Iterable<number>): Uint8Array<ArrayBuffer> {
  const given = harfbuzz.malloc(sfnt.length);
  new Uint8Array(harfbuzz.memory.buffer).set(sfnt, given);
  const whole = harfbuzz.hb_blob_create(given, sfnt.length, writable, 0, 0);
  const face = harfbuzz.hb_face_create(whole, 0);
  const input = harfbuzz.hb_subset_input_create_or_fail();
  let made = 0;
  let blob = 0;
  try {
    if (input === 0) throw new Error('subset: HarfBuzz has no memory left');
    harfbuzz.hb_subset_input_set_flags(input, noHinting);
    harfbuzz.hb_set_clear(harfbuzz.hb_subset_input_set(input, nameIds));
    const dropped = harfbuzz.hb_subset_input_set(input, droppedTables);
    for (const table of unused) harfbuzz.hb_set_add(dropped, tag(table));
    const wanted = harfbuzz.hb_subset_input_unicode_set(input);
    for (const code of codes) harfbuzz.hb_set_add(wanted, code);
    made = harfbuzz.hb_subset_or_fail(face, input);
    blob = made && harfbuzz.hb_face_reference_blob(made);
    const length = blob && harfbuzz.hb_blob_get_length(blob);
    if (length === 0) throw new Error('subset: the bytes are no font that can be cut');
    const start = harfbuzz.hb_blob_get_data(blob, 0);
    // its memory may have grown meanwhile, so that a view from before is of nothing
    return new Uint8Array(harfbuzz.memory.buffer).slice(start, start + length);
  } finally {
    harfbuzz.hb_blob_destroy(blob);
    harfbuzz.hb_face_destroy(made);
    if (input !== 0) harfbuzz.hb_subset_input_destroy(input);
    harfbuzz.hb_face_destroy(face);
    harfbuzz.hb_blob_destroy(whole);
    harfbuzz.free(given);
  }
}

/** Four letters as HarfBuzz has them. */
const tag = (letters: string): number => [...letters].reduce((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0);
