import type { Preset } from '$lib/codebook/codebook';
import { text } from '$lib/i18n/format';

/** Hands a preset over as a file of a survey's presets/ folder. */
export async function downloadPreset(preset: Preset): Promise<void> {
  const [{ presetFile }, { download }, { fileName }] = await Promise.all([
    import('$lib/session/files/presetFile'),
    import('$lib/files/download'),
    import('$lib/slides/fileName')
  ]);
  download(presetFile(preset), fileName([text(preset.label)], 'json'));
}
