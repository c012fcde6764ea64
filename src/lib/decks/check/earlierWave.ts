import type { Answers } from '../../figures/answers';
import type { View } from '../../figures/view/view';

/** The wave that a view compares with, else the last one before its own that is loaded; null where there is none. */
export function earlierWave({ wave, compare }: View, answers: Answers): string | null {
  const { waves } = answers.codebook;
  const before = waves.slice(
    0,
    waves.findIndex(({ id }) => id === wave)
  );
  return compare ?? before.findLast(({ id }) => answers.wave(id).length > 0)?.id ?? null;
}
