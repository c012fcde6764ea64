import { text } from '$lib/i18n/format';
import type { Encoding } from '$lib/intake/report/reading';
import type { PreviewRecord } from '$lib/intake/report/reading';
import type { Session } from '$lib/session/session.svelte';
import type { Loaded } from '$lib/tables/load/load';
import type { FileActions } from '$lib/ui/intake/fileActions';
import { downloadPreset } from './downloadPreset';

/** What can be done about one of the files that wait, or that are open. */
export function fileActions(session: Session, at: number, of: 'pending' | 'open'): FileActions {
  const file = (): Loaded => (of === 'pending' ? session.pending.now!.files : session.files.list)[at]!;
  return {
    change: (change) =>
      void (of === 'pending' ? session.pending.reread(at, change) : session.files.rereadOpen(at, change)),
    peek: (encoding) => peek(session, file(), encoding),
    records: (lines) => records(session, file(), lines),
    survey:
      of === 'open'
        ? null
        : {
            chosen: session.files.opened!.codebook.id,
            options: session.choices.map(({ id, title }) => ({ value: id, label: text(title) })),
            choose: (id) => void session.openIn(id)
          },
    savePreset: (name) => session.savePreset(at, name),
    downloadPreset: (name) => void saved(session, at, name),
    apart: of === 'open' ? null : (sheet) => void session.pending.readApart(at, sheet),
    downloadReport: (format) => void session.damageReport(of, format)
  };
}

/** How much of a file is read to show how it begins. */
const head = 64 * 1024;

async function peek(
  session: Session,
  { source }: Loaded,
  encoding: Encoding | undefined
): Promise<PreviewRecord[] | null> {
  const [{ readText }, { sniff }] = await Promise.all([
    import('$lib/intake/text/readText'),
    import('$lib/intake/shape/sniff')
  ]);
  const instructions = { ...source.instructions, encoding };
  const content = await readText(source.file.slice(0, head), instructions, session.files.opened!.codebook);
  if ('problem' in content) return null;
  const shape = await sniff(await content.text.slice(0, head), instructions, session.files.opened!.codebook);
  return 'problem' in shape ? null : shape.preview;
}

async function records(session: Session, { report, text }: Loaded, lines: number[]): Promise<PreviewRecord[]> {
  return text ? session.records(text, lines) : report.preview.filter(({ line }) => lines.includes(line));
}

async function saved(session: Session, at: number, name: string): Promise<void> {
  await session.savePreset(at, name);
  const preset = session.presets.find((one) => one.name === name);
  if (preset) await downloadPreset(preset);
}
