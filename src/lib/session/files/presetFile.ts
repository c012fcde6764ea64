import type { Codebook, Preset } from '../../codebook/codebook';
import { Faults } from '../../codebook/read/Faults';
import { Pack } from '../../codebook/read/Pack';
import { readPresets } from '../../codebook/read/readPresets';
import { merge, presetOf } from '../../intake/shape/instructions';
import type { Loaded } from '../../tables/load/load';

/** A preset as a file of a survey's presets/ folder, to hand to somebody or to load again. */
export function presetFile({ name, label, table, columns, values }: Preset): Blob {
  const pairs = Object.entries(columns).map(([header, answering]) => {
    return [header, answering?.option === null ? answering.question : answering];
  });
  const written = { name, label, table, columns: Object.fromEntries(pairs) as unknown, values };
  return new Blob([`${JSON.stringify(written, null, 2)}\n`], { type: 'application/json' });
}

/** True for the text of a JSON file that is meant to be a preset. */
export function isPreset(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return (
      typeof value === 'object' && value !== null && 'table' in value && 'columns' in value && !('features' in value)
    );
  } catch {
    return false;
  }
}

/** @throws CodebookError with the places that are wrong, or name what the survey does not have */
export function readPreset(path: string, text: string, { tables, choices, areas }: Codebook): Preset {
  const faults = new Faults();
  const file = `presets/${path.slice(path.lastIndexOf('/') + 1)}`;
  const [preset] = readPresets(new Pack(new Map([[file, text]]), faults), tables, choices, areas);
  faults.settle();
  return preset!;
}

/** What a loaded file was taken for, so that the next of its kind is read as it was; null when no table was found for it. */
export function presetFrom({ source, report }: Loaded, name: string, presets: Preset[]): Preset | null {
  if (report.table === null) return null;
  const used = presets.find((preset) => preset.name === report.preset?.name);
  const columns = report.columns.map(({ header, answering, taken }) => [header, taken ? answering : null] as const);
  const { values } = merge({ values: used?.values ?? {} }, source.instructions ?? {});
  return presetOf(name, report.table, { columns: Object.fromEntries(columns), ...(values ? { values } : {}) });
}
