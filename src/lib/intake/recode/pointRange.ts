import type { Choice, Variable } from '../../codebook/codebook';

/** The least and the most that a question's list names as points, as 1 to 5 of ratings; null where any number is an answer. */
export function pointRange({ type }: Pick<Variable, 'type'>, choices: Choice[]): [number, number] | null {
  const points = choices.filter(({ missing }) => missing === null).map(({ name }) => Number(name));
  return type === 'integer' && points.length >= 2 && points.every(Number.isInteger)
    ? [Math.min(...points), Math.max(...points)]
    : null;
}
