import type { Session } from '../session.svelte';
import { Briefing } from './briefing.svelte';
import { LateFiles } from './late.svelte';
import { LeaveLog } from './leaveLog.svelte';

/** The briefing of the survey that is open, with the figures that wait for it. */
export async function openBriefing({ gathered, files, surveys, keep }: Session): Promise<Briefing | null> {
  const codebook = files.opened?.codebook;
  if (!codebook) return null;
  if (gathered.briefing?.codebook !== codebook) {
    const before = gathered.briefing?.survey === codebook.id ? gathered.briefing.changed : null;
    const kept = before ?? (await keep.decks(codebook.id));
    // another one may have been opened meanwhile
    if (files.opened?.codebook !== codebook) return null;
    gathered.briefing = new Briefing(
      codebook,
      surveys.texts,
      kept,
      (decks) => void keep.saveDecks(codebook.id, decks),
      gathered.briefing?.log ?? new LeaveLog(() => keep.keeping),
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
