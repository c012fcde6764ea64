import type { Opened } from '../figures/survey';
import { isWorkbook, workbook } from '../files/xlsx/read/workbook';
import { readCorrections, type Correction } from '../intake/corrections/readCorrections';
import { isTargetHead, readTargetFile, type ReturnedTargets } from '../intake/targets/readTargetFile';
import { readVisits, type ReturnedVisits } from '../intake/visits/readVisits';

/** Larger files are tables: nobody fills in so much by hand. */
const largest = 4_000_000;
/** the first line of a file of targets is shorter */
const head = 400;

type Returned = { visits: ReturnedVisits } | { corrections: Correction[] } | { targets: ReturnedTargets };

/**
 * A list of ours that was filled in, of visits or of corrected cells, or a file of targets; null of any other file.
 * @param set who sets the targets, and when, where the file does not say it
 */
export async function returnedList(
  file: Blob,
  { codebook }: Opened,
  set: { by: string; at: string }
): Promise<Returned | null> {
  if (file.size > largest) return null;
  if (!(await isWorkbook(file))) {
    const [first = ''] = (await file.slice(0, head).text()).replace(/^\uFEFF/, '').split(/[\r\n]/);
    if (!isTargetHead(first.split(',').map((name) => name.replaceAll('"', '')))) return null;
    const targets = readTargetFile(textOf(await file.arrayBuffer()), codebook, set.by, set.at);
    return targets && { targets };
  }
  const sheets = await workbook(file);
  if ('problem' in sheets) return null;
  for (const sheet of sheets) {
    const csv = await sheet.text.text();
    const corrections = readCorrections(csv);
    if (corrections) return { corrections };
    const visits = readVisits(csv, codebook);
    if (visits) return { visits };
    const targets = readTargetFile(csv, codebook, set.by, set.at);
    if (targets) return { targets };
  }
  return null;
}

/** Names of people may be in either. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
