/** A file with its place in the folder that was dropped or picked. */
export interface PlacedFile {
  path: string;
  file: File;
}

/** All files of a drop, folders walked to the bottom. Must be called within the drop event. */
export async function droppedFiles(transfer: DataTransfer): Promise<PlacedFile[]> {
  const found = [...transfer.items].map((item) => {
    const entry = item.webkitGetAsEntry();
    const file = entry ? null : item.getAsFile();
    return entry ? walk(entry) : Promise.resolve(file ? [{ path: file.name, file }] : []);
  });
  return (await Promise.all(found)).flat();
}

/** The files of an `<input type="file">`, with their folder when it picked one. */
export function pickedFiles(input: HTMLInputElement): PlacedFile[] {
  return [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function walk(entry: FileSystemEntry): Promise<PlacedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PlacedFile[] = [];
  // a reader gives at most 100 entries a call
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return found;
    found.push(...(await Promise.all(entries.map(walk))).flat());
  }
}
