import type { Opened } from '../figures/survey';
import { isWorkbook, workbook } from '../files/xlsx/read/workbook';
import { readCorrections, type Correction } from '../intake/corrections/readCorrections';
import { readVisits, type ReturnedVisits } from '../intake/visits/readVisits';

/** Larger files are tables: nobody fills in so much by hand. */
const largest = 4_000_000;

/** A list of ours that was filled in: of visits, or of corrected cells; null of any other file. */
export async function returnedList(
  file: Blob,
  { codebook }: Opened
): Promise<{ visits: ReturnedVisits } | { corrections: Correction[] } | null> {
  if (file.size > largest || !(await isWorkbook(file))) return null;
  const sheets = await workbook(file);
  if ('problem' in sheets) return null;
  for (const sheet of sheets) {
    const csv = await sheet.text.text();
    const corrections = readCorrections(csv);
    if (corrections) return { corrections };
    const visits = readVisits(csv, codebook);
    if (visits) return { visits };
  }
  return null;
}
