import type { Deck } from '../../codebook/decks/deck';
import type { Session } from '../session.svelte';
import { Briefing } from './briefing.svelte';
import { LateFiles } from './late.svelte';
import { leaveLog } from './leaveLog.svelte';
import type { Gathered } from './gathered.svelte';
import type { KeptTemplate } from '../kept/keptStore';

/** What of a session a briefing is opened with. */
type Opening = Pick<Session, 'gathered' | 'surveys' | 'keep' | 'opened'>;

/** The briefing of the survey that is open, with the figures that wait for it. */
export async function openBriefing(session: Opening): Promise<Briefing | null> {
  const { gathered, surveys, keep } = session;
  const codebook = session.opened?.codebook;
  if (!codebook) return null;
  const { id } = codebook;
  const kept = gathered.briefings.has(id) ? [] : await keep.decks(id);
  if (!gathered.template && gathered.briefing?.survey !== id) await restoreTemplate(gathered, await keep.template(id));
  // another one may have been opened meanwhile, and so may this one
  if (session.opened?.codebook !== codebook) return null;
  let briefing = gathered.briefings.get(id);
  if (!briefing) {
    const save = (decks: Deck[]) => void keep.saveDecks(id, decks);
    briefing = new Briefing(codebook, surveys.texts, kept, save, leaveLog(session), new LateFiles());
    gathered.briefings = new Map(gathered.briefings).set(id, briefing);
  } else if (briefing.codebook !== codebook) briefing.follow(codebook, surveys.texts);
  gathered.briefing = briefing;
  const own = gathered.waiting.filter(({ view }) => view.survey === id);
  if (own.length > 0) {
    gathered.waiting = gathered.waiting.filter((one) => !own.includes(one));
    briefing.take(own);
  }
  return briefing;
}

/** The presentation of the unit as it was kept; what can no longer be read is left alone. */
async function restoreTemplate(gathered: Gathered, kept: KeptTemplate | null): Promise<void> {
  if (!kept) return;
  const { readTemplate } = await import('../../files/pptx/template');
  const template = await readTemplate(kept.file);
  if (!('fault' in template) && !gathered.template) gathered.template = { name: kept.name, template };
}
