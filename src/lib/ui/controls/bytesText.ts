import { formatNumber } from '../../i18n/format';

/** A size of a file: 820 bytes are "0.8 KB", 115 million "115 MB". */
export function bytesText(bytes: number): string {
  if (bytes < 1e6) return `${formatNumber(bytes / 1e3, bytes < 1e5 ? 1 : 0)} KB`;
  return bytes < 1e9 ? `${formatNumber(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB` : `${formatNumber(bytes / 1e9, 2)} GB`;
}
