/** Numbers of identity cards and of mobile phones in a text, as they stand there; with spaces, hyphens and full-width digits, too. */
export function personalNumbers(text: string): string[] {
  const plain = text.normalize('NFKC');
  const found = plain.match(/(?<![\dA-Za-z])\d(?:[ -]?\d){9,17}(?:[ -]?[\dXx])?(?![\dA-Za-z])/g) ?? [];
  return found.filter((one) => {
    const digits = one.replace(/[ -]/g, '');
    return isPhone(digits) || isIdentity(digits);
  });
}

const isPhone = (digits: string): boolean => /^(86)?1[3-9]\d{9}$/.test(digits);

/** Of 18 places with a day of birth, or the old ones of 15. */
function isIdentity(digits: string): boolean {
  const born = /^[1-9]\d{5}(\d{4})(\d\d)(\d\d)\d{3}[\dXx]$/.exec(digits);
  const old = /^[1-9]\d{5}(\d\d)(\d\d)(\d\d)\d{3}$/.exec(digits);
  const [, year, month, day] = born ?? old ?? [];
  if (year === undefined) return false;
  const isYear = born === null || (Number(year) >= 1900 && Number(year) <= 2100);
  return isYear && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}
