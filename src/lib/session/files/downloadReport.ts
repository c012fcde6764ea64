import type { Codebook } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { damageReport } from '../../intake/report/damageReport';
import type { IntakeReport } from '../../intake/report/report';
import { writeCsv } from '../../files/csv/writeCsv';
import { writeWorkbook } from '../../files/xlsx/write/writeWorkbook';
import { m } from '../../paraglide/messages';
import { download } from '../../files/download';
import { fileName } from '../../slides/fileName';

/** Hands over what was found in files: a workbook of all of it, or a CSV of the lines that have to be mended. */
export async function downloadReport(
  files: { report: IntakeReport }[],
  codebook: Codebook,
  kind: 'xlsx' | 'csv'
): Promise<void> {
  const sheets = damageReport(
    files.map(({ report }) => report),
    codebook
  );
  const file =
    kind === 'xlsx' ? await writeWorkbook(sheets) : new Blob([writeCsv(sheets.at(-1)!.rows)], { type: 'text/csv' });
  download(file, fileName([text(codebook.title), m.session_damage_report()], kind));
}
