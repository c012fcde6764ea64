/**
 * A text of at most so many signs; one that is longer ends in …, no number and no Latin word of it is cut in two, and no number stands
 * before the …: the beginning of a number is another number.
 */
export function beginning(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const room = Math.max(0, most - 1);
  const kept = signs.slice(0, room).join('');
  const whole = isOfWord.test(signs[room]!) ? kept.replace(lastWord, '') : kept;
  const words = whole.trimEnd().replace(lastNumber, '').trimEnd();
  return `${words || kept}…`;
}

const isOfWord = /[\p{N}\p{Script=Latin}.,%‰]/u;
const lastWord = /[−+-]?[\p{N}\p{Script=Latin}.,%‰]+$/u;
const lastNumber = /[−+-]?\p{N}[\p{N}.,]*[%‰]?$/u;
