import type { OpenFile, Repeat } from '../../tables/load/assemble';

/** Units that two files have, with the names of the files. */
export interface NamedRepeat extends Omit<Repeat, 'earlier' | 'later'> {
  earlier: string;
  later: string;
}

export function named(repeats: Repeat[], files: OpenFile[]): NamedRepeat[] {
  const nameOf = (id: number) => files.find((file) => file.id === id)?.report.file ?? '';
  return repeats.map((repeat) => ({ ...repeat, earlier: nameOf(repeat.earlier), later: nameOf(repeat.later) }));
}
