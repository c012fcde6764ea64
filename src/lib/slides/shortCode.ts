import { Fingerprint } from '../files/fingerprint';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight letters that stand for a text, 40 bits in all, as a slide prints them in its corner: "K7F2-0931". */
export function shortCode(text: string): string {
  let rest = parseInt(new Fingerprint().add(text).hex().slice(0, 10), 16);
  let code = '';
  for (let place = 0; place < 8; place++) {
    code = alphabet[rest % 32]! + code;
    rest = Math.floor(rest / 32);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
