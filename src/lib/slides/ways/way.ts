import type { Figure } from '../../figures/figure';
import type { Snapshot } from '../snapshot';

/** What a way out gives: a file, something for the clipboard, or statements to read. */
export type Made =
  | { file: Blob; extension: string }
  | { clip: { text: string; html?: string }; said?: string }
  | { statements: string[] };

/** One way in which a figure leaves the page: a pure function of the figure that was on the screen. */
export type Make = (figure: Figure, snapshot: Snapshot, signal?: AbortSignal) => Promise<Made> | Made;
