import { m } from '../../paraglide/messages';
import type { Wave } from '../codebook';
import type { Pack } from './Pack';

/** The folders under waves/, oldest first; the data files are only named here. */
export function readWaves(pack: Pack): Wave[] {
  const folders = new Map<string, string[]>();
  for (const path of pack.paths()) {
    const [, folder, file] = /^waves\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (folder !== undefined && file !== undefined) folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders]
    .map(([folder, files]) => readWave(pack, folder, files))
    .sort((a, b) => compare(a.referenceDate, b.referenceDate) || compare(a.id, b.id));
}

function readWave(pack: Pack, folder: string, files: string[]): Wave {
  const entry = pack.json(`waves/${folder}/wave.json`).allow(['id', 'label', 'referenceDate', 'notes']);
  const given = files.includes('wave.json');
  if (given && entry.get('id').text() !== folder) entry.get('id').fault(m.codebook_wave_folder({ folder }));
  const referenceDate = given ? entry.get('referenceDate').text() : '';
  if (referenceDate !== '' && !isDate(referenceDate))
    entry.get('referenceDate').fault(m.codebook_not_a_date({ text: referenceDate }));
  return {
    id: folder,
    label: given ? entry.get('label').label() : {},
    referenceDate,
    notes: entry.get('notes').label(true),
    files: files.filter((file) => /\.(csv|tsv|txt)$/i.test(file)).sort(compare)
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text.length === 10;
}
