const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' ')
);

/**
 * Finds texts that may hold an identity card's or a mobile phone's number, for an engine: RE2 syntax, more than `mask` changes.
 */
export const maskPattern = '[0-9０-９]{11}|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}';

const candidates = /[0-9０-９]{11,}[XxＸｘ]?|(?<![0-9０-９])1[3-9]\d[- ]\d{4}[- ]\d{4}(?![0-9０-９])/g;

/** A text with the personal numbers inside it blotted out; null when it has none. */
export function mask(text: string): string | null {
  const masked = text.replace(candidates, (run) => {
    const digits = run.normalize('NFKC').replace(/[- ]/g, '');
    if (isIdCard(digits)) return '〔身份证号〕';
    const letter = /[XxＸｘ]$/.exec(run)?.[0] ?? '';
    if (isMobile(digits.slice(0, digits.length - letter.length))) return `〔手机号〕${letter}`;
    return run;
  });
  return masked === text ? null : masked;
}

/** True of 18 characters with the right check character, or the 15 digits of old cards; both with a place and a day that exist. */
export function isIdCard(text: string): boolean {
  if (!provinces.has(text.slice(0, 2))) return false;
  if (/^\d{15}$/.test(text)) return isDay(`19${text.slice(6, 12)}`);
  return /^\d{17}[\dXx]$/.test(text) && isDay(text.slice(6, 14)) && checkCharacter(text) === text[17]!.toUpperCase();
}

/** True of the number of a mobile phone in China, with or without +86. */
export function isMobile(text: string): boolean {
  return /^(\+?86)?1[3-9]\d{9}$/.test(text);
}

/** ISO 7064, MOD 11-2, of the first 17 digits. */
function checkCharacter(text: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(text[i]) * (2 ** (17 - i) % 11);
  return '10X98765432'[sum % 11]!;
}

function isDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number);
  if (year! < 1800 || year! > 2099) return false;
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
}
