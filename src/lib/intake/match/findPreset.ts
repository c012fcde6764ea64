import type { Answering, Codebook, Preset } from '../../codebook/codebook';
import { normal } from './normal';
import type { IntakeReport } from '../report/report';

/** A preset and what it says of the columns of a file. */
export interface FittingPreset {
  preset: Preset;
  /** undefined of a header that it does not know */
  answering: (header: string) => Answering | null | undefined;
  /** what the report says of it */
  drift: NonNullable<IntakeReport['preset']>;
}

const enough = 0.6;

/**
 * The preset most of whose headers a file has: at least 60 %; of equals the first.
 * @param table the only table whose presets are asked; null: every table's
 */
export function findPreset(
  header: string[],
  presets: Preset[],
  codebook: Codebook,
  table: string | null
): FittingPreset | null {
  const own = new Set(header.map(normal));
  let best: Preset | null = null;
  let most = enough;
  for (const preset of presets) {
    const names = Object.keys(preset.columns)
      .map(normal)
      .filter((name) => name !== '');
    const isMeant = table === null ? codebook.tables.some(({ name }) => name === preset.table) : preset.table === table;
    if (names.length === 0 || !isMeant) continue;
    const share = names.filter((name) => own.has(name)).length / names.length;
    if (share > most || (share === most && best === null)) [best, most] = [preset, share];
  }
  return best && fitting(best, header, own, codebook);
}

function fitting(preset: Preset, header: string[], own: Set<string>, codebook: Codebook): FittingPreset {
  const table = codebook.tables.find(({ name }) => name === preset.table);
  const known = new Map(Object.entries(preset.columns).map(([name, answering]) => [normal(name), answering]));
  known.delete('');
  const isSound = ({ question, option }: Answering): boolean => {
    const asked = table?.variables.find(({ name }) => name === question);
    if (!asked || option === null) return asked !== undefined;
    return codebook.choices.get(asked.list ?? '')?.some(({ name }) => name === option) ?? false;
  };
  return {
    preset,
    answering(name) {
      const answering = known.get(normal(name));
      return answering && !isSound(answering) ? undefined : answering;
    },
    drift: {
      name: preset.name,
      label: preset.label,
      gone: Object.keys(preset.columns).filter((name) => !own.has(normal(name))),
      fresh: header.filter((name) => name !== '' && !known.has(normal(name)))
    }
  };
}
