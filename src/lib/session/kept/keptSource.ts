import type { Loaded, Source } from '../../tables/load/load';
import type { KeptFile } from './keptStore';

/** The source of a kept file. */
export function keptSource({ name, wave, instructions }: KeptFile, text: Blob): Source {
  return { file: text, name, instructions, ...(wave === null ? {} : { wave }) };
}

/** True when a kept file was read as it was when it was written. */
export const isAsKept = ({ rows, rejects }: KeptFile, { report }: Loaded): boolean =>
  report.rows === rows && report.rejects === rejects;
