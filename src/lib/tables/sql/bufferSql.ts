const most = 16 << 20;

/**
 * Options of `read_csv` for a text of so many bytes: the engine takes several buffers a reader, by default of 32 MB, or of 256
 * where lines may be long. A buffer is the longest line, too.
 */
export function bufferSql(bytes: number): string {
  const size = Math.min(bytes, most);
  return `buffer_size = ${size}, max_line_size = ${size}`;
}
