/** Files as one zip, under their names. */
export async function writeZip(files: { name: string; file: Blob }[]): Promise<Blob> {
  const { zipSync } = await import('fflate');
  const entries = await Promise.all(
    files.map(async ({ name, file }) => [name, new Uint8Array(await file.arrayBuffer())] as const)
  );
  return new Blob([zipSync(Object.fromEntries(entries), { level: 0 }) as Uint8Array<ArrayBuffer>], {
    type: 'application/zip'
  });
}
