/** Kinds of files that are no table, told by how they begin. */
export const foreignKinds = ['gzip', 'pdf', 'rtf', 'json', 'archive', 'picture'] as const;
export type ForeignKind = (typeof foreignKinds)[number];

const signatures: [ForeignKind, string[]][] = [
  ['gzip', ['\x1f\x8b']],
  ['pdf', ['%PDF-']],
  ['rtf', ['{\\rtf']],
  ['archive', ['Rar!\x1a', '7z\xbc\xaf\x27\x1c', '\xfd7zXZ', 'BZh9']],
  ['picture', ['\x89PNG', '\xff\xd8\xff', 'GIF8']]
];
const json = /^(\xef\xbb\xbf)?\s*(\{\s*"[^"]*"\s*:|\[\s*[{[])/;

/** What a file is that is no table, by its content and whatever its name; null of all others. */
export async function foreignKind(file: Blob): Promise<ForeignKind | null> {
  const bytes = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  const first = String.fromCharCode(...bytes);
  if (json.test(first)) return 'json';
  return signatures.find(([, some]) => some.some((signature) => first.startsWith(signature)))?.[0] ?? null;
}
