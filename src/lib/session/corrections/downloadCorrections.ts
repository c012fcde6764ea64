import type { Engine } from '../../engine/engine';
import { isSimulated, type Opened } from '../../figures/survey';
import { download } from '../../files/download';
import { formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { OpenFile } from '../../tables/load/assemble';
import { correctionFiles } from './correctionBook';
import { faults, maxFaulty } from './faults';

/** Hands over the cells that go back, of an area or of all. @returns what to tell the reader */
export async function downloadCorrections(
  engine: Engine,
  opened: Opened,
  files: OpenFile[],
  area: string | null
): Promise<string | null> {
  const { codebook } = opened;
  const found = await faults(engine, codebook, files);
  const wanted = found.faults.filter((one) => area === null || one.area === area);
  const made = await correctionFiles(wanted, codebook, isSimulated(opened));
  if (!made) return m.corrections_none();
  download(made.file, made.name);
  return found.isCut ? m.corrections_most({ count: formatNumber(maxFaulty) }) : null;
}
