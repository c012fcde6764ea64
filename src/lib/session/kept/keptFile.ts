import type { Codebook, Preset } from '../../codebook/codebook';
import { Fingerprint } from '../../files/fingerprint';
import { merge, type Instructions } from '../../intake/shape/instructions';
import type { RaggedRows, Treatment } from '../../intake/records/redact';
import type { OpenFile } from '../../tables/load/assemble';
import type { Loaded } from '../../tables/load/load';
import type { KeptFile } from './keptStore';

/** How an open file is written down; its text goes apart. `print` is null of a file whose text is not written. */
export function keptFile(file: OpenFile, presets: Preset[], hasText: boolean, date: number): KeptFile {
  const { id, userSupplied: brought, replaces, keeps = 'later', source, report, text } = file;
  // a file that names no wave is of the last one, which another edition of the survey may not end with
  const wave = source.wave ?? (report.waves.length === 1 ? report.waves[0]! : null);
  const instructions = hasText ? pinned(file, presets) : plain(source.instructions ?? {});
  return {
    ...{ id, brought, replaces, keeps, name: source.name, wave, instructions },
    print: hasText ? printOf(file, instructions) : null,
    rows: report.rows,
    rejects: report.rejects,
    bytes: hasText ? (text?.text.size ?? 0) : 0,
    date
  };
}

/**
 * Instructions that read the file's kept text as the file was read: what was found by rule from all of its columns is said, for
 * some of them are blank then.
 */
export function pinned({ source, report, text }: Loaded, presets: Preset[]): Instructions {
  const used = presets.find(({ name }) => name === report.preset?.name);
  const { values } = merge({ values: used?.values ?? {} }, source.instructions ?? {});
  const columns = report.columns.map(({ header, answering, taken }) => [header, taken ? answering : null] as const);
  return plain({
    ...source.instructions,
    encoding: 'utf-8',
    sheet: undefined,
    sheets: undefined,
    ...(report.delimiter ? { delimiter: report.delimiter } : {}),
    ...(report.header ? { header: report.header } : {}),
    ...(report.table === null ? {} : { table: report.table }),
    ...(text ? { columns: Object.fromEntries(columns) } : {}),
    ...(values ? { values } : {})
  });
}

/** What of each column may be written: answers that are coded or numbers as they are, personal columns not at all. */
export function treatments({ source, report }: Loaded, codebook: Codebook): Treatment[] {
  const spec = codebook.tables.find(({ name }) => name === report.table);
  const insisted = source.instructions?.personal ?? [];
  return report.columns.map(({ header, personal, taken, answering }) => {
    const variable = spec?.variables.find(({ name }) => taken && name === answering?.question);
    if (personal !== null && !taken) return 'blank';
    if (!variable) return 'mask';
    const isKept = variable.type !== 'text' || spec!.key.includes(variable.name) || insisted.includes(header);
    return isKept ? 'keep' : 'mask';
  });
}

/** Records of the wrong length that are rows: they must come back as such. */
export function raggedRows({ source, report }: Loaded, codebook: Codebook): RaggedRows {
  const spec = codebook.tables.find(({ name }) => name === report.table);
  const placed = report.columns.flatMap(({ taken, answering }, at) =>
    taken && [spec?.area, spec?.wave].includes(answering?.question) ? [at + 1] : []
  );
  return { needed: Math.max(...placed), takenBack: new Set(source.instructions?.takenBack) };
}

/** All that decides what is written of a file's text. */
function printOf({ tables, report }: OpenFile, instructions: Instructions): string {
  const said = [tables.map(({ name }) => name), report.columns.map(({ personal, taken }) => [personal, taken])];
  return new Fingerprint().add(JSON.stringify([said, report.bytes, instructions])).hex();
}

/** A copy that no reactive state is in. */
const plain = (instructions: Instructions): Instructions => JSON.parse(JSON.stringify(instructions)) as Instructions;
