import type { Session } from '../session.svelte';
import { Briefing } from './briefing.svelte';
import { LateFiles } from './late.svelte';
import { leaveLog } from './leaveLog.svelte';
import type { Gathered } from './gathered.svelte';
import type { KeptTemplate } from '../kept/keptStore';

/** The briefing of the survey that is open, with the figures that wait for it. */
export async function openBriefing(session: Session): Promise<Briefing | null> {
  const { gathered, surveys, keep } = session;
  const codebook = session.opened?.codebook;
  if (!codebook) return null;
  if (gathered.briefing?.codebook !== codebook) {
    const before = gathered.briefing?.survey === codebook.id ? gathered.briefing.changed : null;
    const kept = before ?? (await keep.decks(codebook.id));
    if (!gathered.template) await restoreTemplate(gathered, await keep.template(codebook.id));
    // another one may have been opened meanwhile
    if (session.opened?.codebook !== codebook) return null;
    gathered.briefing = new Briefing(
      codebook,
      surveys.texts,
      kept,
      (decks) => void keep.saveDecks(codebook.id, decks),
      leaveLog(session),
      (before && gathered.briefing?.late) || new LateFiles()
    );
  }
  const own = gathered.waiting.filter(({ view }) => view.survey === codebook.id);
  if (own.length > 0) {
    gathered.waiting = gathered.waiting.filter((one) => !own.includes(one));
    gathered.briefing.take(own);
  }
  return gathered.briefing;
}

/** The presentation of the unit as it was kept; what can no longer be read is left alone. */
async function restoreTemplate(gathered: Gathered, kept: KeptTemplate | null): Promise<void> {
  if (!kept) return;
  const { readTemplate } = await import('../../files/pptx/template');
  const template = await readTemplate(kept.file);
  if (!('fault' in template) && !gathered.template) gathered.template = { name: kept.name, template };
}
