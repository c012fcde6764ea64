import { beginning } from './beginning';

/** Signs of a name: Linux keeps 255 bytes, and Windows counts the folders, too. */
const most = 80;

/**
 * A name that Windows, macOS and Linux all keep: parts joined by `_`, Chinese left as it is. What is too long is cut in its longest part, so
 * that those which say what its numbers are stay whole.
 * @param extension without the dot
 */
export function fileName(parts: string[], extension: string): string {
  const words = parts.map(keepable).filter((part) => part !== '');
  for (let over = excess(words); over > 0; over = excess(words)) {
    const at = words.reduce((longest, part, place) => (size(part) > size(words[longest]!) ? place : longest), 0);
    words[at] = beginning(words[at]!, Math.max(1, size(words[at]!) - over));
  }
  const name = words.join('_') || 'figure';
  return `${/^-|^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `_${name}` : name}.${extension}`;
}

const size = (text: string): number => [...text].length;
const excess = (words: string[]): number => size(words.join('_')) - most;

/** No sign becomes another that a reader takes for something else: a space no minus, "<10" not "10". */
const keepable = (part: string): string =>
  part
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- control characters are what Windows refuses
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replace(/[<>:"/\\|?*]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + fullWidth))
    // which is as wide as two
    .replace(/(?<=：) /g, '')
    .replace(/^[. ]+|[. ]+$/g, '');
/** From an ASCII sign to the one of the same form that every file system takes. */
const fullWidth = 0xfee0;
