import { fetchDrawing } from '../charts/components';
import type { Preset } from '../codebook/codebook';
import { text as inWords } from '../i18n/format';
import { m } from '../paraglide/messages';
import type { Board } from './board.svelte';
import type { Corrections } from './corrections/corrections.svelte';
import { droppedPack, sortFiles, type DroppedFile } from './files/pack';
import { unpack } from './files/unpack';
import { arePictures, pictureOf, reopen } from './picture';
import type { PendingFiles } from './files/pendingFiles.svelte';
import type { Targets } from './targets/targets.svelte';
import type { Visits } from './visits/visits.svelte';
import type { Session } from './session.svelte';
import type { Surveys } from './surveys.svelte';
import type { Job } from './work/jobQueue.svelte';
import { fetchKinds } from '../figures/kinds';

/** Where what is dropped goes. */
export interface Places {
  surveys: Surveys;
  pending: PendingFiles;
  board: Board;
  visits: Visits;
  corrections: Corrections;
  targets: Targets;
  session: Session;
  takePreset: (preset: Preset) => Promise<void>;
  tell: (sentence: string) => void;
}

/** Takes whatever was dropped: zips of files, a survey pack with its data, presets, a boundary file, a template of slides, tables of the open survey, a picture of ours. */
export async function openDropped(dropped: DroppedFile[], job: Job, places: Places): Promise<void> {
  const { files, failed } = await unpack(dropped, job);
  if (failed.length === 0 && (await arePictures(files))) return openPicture(files[0]!.file, job, places);
  const { pack, boundaries, tables } = sortFiles(files);
  if (pack) await places.surveys.open(job, await droppedPack(pack));
  for (const { path, file } of boundaries) await openJson(path, await file.text(), places);
  const templates = tables.filter(isPresentation);
  for (const one of templates.slice(-1)) await takeTemplate(one, places);
  const others = tables.filter((one) => !templates.includes(one));
  const rest = await withoutReturned(others, job, places);
  if (rest.length + failed.length === 0) return;
  const sources = rest.map(({ path, file }) => ({ name: path, file }));
  job.behind();
  await places.pending.load(job, sources, failed);
}

/** By its name: of PowerPoint or of WPS, also those that are refused, so that the reason is told. */
const isPresentation = ({ path }: DroppedFile): boolean => /\.(pp[st][xm]?|pot[xm]?|dp[st])$/i.test(path);

/** Takes lists that came back, of visits, of corrected cells or of targets, out of what was dropped: they wait for a word. @returns the others */
async function withoutReturned(dropped: DroppedFile[], job: Job, places: Places): Promise<DroppedFile[]> {
  const { surveys, board, visits, corrections, targets } = places;
  const { opened } = places.session;
  const { list: files } = surveys.files;
  const books = dropped.filter(({ path }) => /\.(xls[xm]?|csv|txt)$/i.test(path));
  if (!opened || books.length === 0) return dropped;
  const { returnedList } = await import('./returnedList');
  const lists = new Set<DroppedFile>();
  for (const one of books) {
    const back = await returnedList(one.file, opened, { by: targets.by, at: new Date().toISOString() });
    job.signal.throwIfAborted();
    if (back === null) continue;
    lists.add(one);
    if ('targets' in back) targets.wait(opened.codebook.id, { file: one.path, returned: back.targets });
    else if ('visits' in back) {
      const { waitingVisits } = await import('./visits/takeVisits');
      visits.wait(opened.codebook.id, await waitingVisits(one.path, back.visits, opened, board.engine));
    } else {
      const { waitingCorrections } = await import('./corrections/mend');
      corrections.wait(await waitingCorrections(one.path, back.corrections, files));
    }
  }
  return dropped.filter((one) => !lists.has(one));
}

/** Goes to the view that a picture of ours was made of, or says why it cannot. */
async function openPicture(file: Blob, job: Job, { surveys, board, session, tell }: Places): Promise<void> {
  const picture = await pictureOf(file);
  if (!picture) return tell(m.figure_png_plain());
  const { survey, saved, tables } = picture;
  const { files } = surveys;
  const isOther = survey !== files.opened?.codebook.id && surveys.isBuiltIn(survey);
  // files that somebody opened are not let go for a picture: it then says of which survey it is
  const isFree = !files.list.some(({ userSupplied }) => userSupplied);
  if (isFree && isOther && survey !== null) await surveys.openBuiltIn(job, survey);
  await fetchKinds();
  const { went, said } = reopen(saved, tables, { ...session.opened!, boundary: surveys.boundary });
  if (went) await board.go(went.choices, went.page);
  tell(said);
}

/** Shapes of areas, a preset, a briefing or definitions of one's own. */
async function openJson(path: string, text: string, places: Places): Promise<void> {
  const { surveys, takePreset } = places;
  const [{ isPreset, readPreset }, { readBoundary }, { isDeck }, { isOwn }] = await Promise.all([
    import('./files/presetFile'),
    import('./files/boundary'),
    import('../codebook/decks/readDecks'),
    import('./own/applyOwn')
  ]);
  if (isDeck(text)) return takeDeck(path, text, places);
  if (isOwn(text)) return takeOwn(path, text, places);
  const { codebook } = surveys.files.opened!;
  if (isPreset(text)) return takePreset(readPreset(path, text, codebook));
  const boundary = readBoundary(path, text, codebook);
  await fetchDrawing('choropleth');
  surveys.boundary = boundary;
}

async function takeDeck(path: string, text: string, { session, board, tell }: Places): Promise<void> {
  const [{ readDeckFile }, { openBriefing }] = await Promise.all([
    import('../codebook/decks/readDecks'),
    import('./briefing/openBriefing')
  ]);
  const deck = readDeckFile(path, text, session.opened!.codebook);
  (await openBriefing(session))?.bring(deck);
  tell(m.briefing_brought({ deck: inWords(deck.label) }));
  await board.go(board.choices, '/briefing');
}

async function takeOwn(path: string, text: string, { session, surveys, tell }: Places): Promise<void> {
  tell(await session.own.take(path, text, surveys.files.opened!.codebook));
}

async function takeTemplate(file: DroppedFile, { session, board, tell }: Places): Promise<void> {
  const { takeTemplate } = await import('./briefing/takeTemplate');
  const before = session.gathered.template;
  tell(await takeTemplate(file, session.gathered));
  const taken = session.gathered.template;
  if (taken && taken !== before && session.opened)
    await session.keep.saveTemplate(session.opened.codebook.id, { name: taken.name, file: file.file });
  if (taken) await board.go(board.choices, '/briefing');
}
