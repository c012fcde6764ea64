/**
 * A name that Windows, macOS and Linux all keep: parts joined by `_`, Chinese left as it is.
 * @param extension without the dot
 */
export function fileName(parts: string[], extension: string): string {
  const words = parts
    .map((part) =>
      part
        .normalize('NFC')
        // eslint-disable-next-line no-control-regex -- control characters are what Windows refuses
        .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]+/g, ' ')
        .trim()
        .replace(/\s+/g, '-')
        .replace(/^[.-]+|[.-]+$/g, '')
    )
    .filter((part) => part !== '');
  const name =
    [...words.join('_')]
      .slice(0, 100)
      .join('')
      .replace(/[. ]+$/, '') || 'figure';
  return `${/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `_${name}` : name}.${extension}`;
}
