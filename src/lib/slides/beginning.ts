/**
 * A text of at most so many signs; one that is longer ends in …, and no number and no Latin word of it is cut in two: the beginning of a
 * number is another number.
 */
export function beginning(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const room = Math.max(0, most - 1);
  const kept = signs.slice(0, room).join('');
  const whole = whollyIn.test(signs[room]!) ? kept.replace(lastOne, '') : kept;
  return `${(whole || kept).trimEnd()}…`;
}

const whollyIn = /[\p{N}\p{Script=Latin}.,%‰]/u;
const lastOne = /[−+-]?[\p{N}\p{Script=Latin}.,%‰]+$/u;
