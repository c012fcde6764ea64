import { builtIn, surveyFile } from '../../page/assets';
import type { Precomputed } from '../../estimates/sources/precomputed';
import type { Label } from '../../i18n/label';
import type { Source } from '../../tables/load/load';

/** A file as it was dropped or picked; path is its place in a dropped folder, else its name. */
export interface DroppedFile {
  path: string;
  file: Blob;
}

/** A survey's files: texts for the codebook (data files are listed with no text) and the data of its waves. */
export interface Pack {
  texts: Map<string, string>;
  sources: () => Promise<Source[]>;
  /** answers that came with a survey of ours; those of a stranger's pack are not believed */
  precomputed: Precomputed | null;
  /** it comes with the page */
  isBuiltIn: boolean;
}

export interface SurveyChoice {
  id: string;
  title: Label;
  simulated: boolean;
}

/** The surveys that come with the page, the one to open first in front. */
export async function builtInSurveys(): Promise<SurveyChoice[]> {
  const ids = JSON.parse(await (await surveyFile('surveys.json')).text()) as string[];
  return Promise.all(
    ids.map(async (folder) => {
      const { title, simulated } = JSON.parse(await (await surveyFile(`${folder}/survey.json`)).text()) as SurveyChoice;
      return { id: folder, title, simulated };
    })
  );
}

/** What can be opened: the surveys that come with the page, and the one that is open when it is none of them. */
export function withOpen(surveys: SurveyChoice[], open: SurveyChoice | undefined): SurveyChoice[] {
  if (!open || surveys.some(({ id }) => id === open.id)) return surveys;
  const { id, title, simulated } = open;
  return [...surveys, { id, title, simulated }];
}

export async function builtInPack(id: string): Promise<Pack> {
  const paths = builtIn.filter((path) => path.startsWith(`${id}/`) && path !== `${id}/answers.json`);
  const precomputed = surveyFile(`${id}/answers.json`).then(
    async (file) => JSON.parse(await file.text()) as Precomputed
  );
  const pack = await readPack(paths.map((path) => ({ path: path.slice(id.length + 1), open: () => surveyFile(path) })));
  return { ...pack, precomputed: await precomputed, isBuiltIn: true };
}

/** What a set of dropped files is: a survey pack with its data, boundaries for the map, tables for the survey that is open. */
export function sortFiles(files: DroppedFile[]): {
  pack: DroppedFile[] | null;
  boundaries: DroppedFile[];
  tables: DroppedFile[];
} {
  const survey = files
    .filter(({ path }) => baseName(path) === 'survey.json')
    .sort((a, b) => a.path.length - b.path.length)[0];
  const root = survey ? survey.path.slice(0, -'survey.json'.length) : '';
  const isPackJson = (path: string) =>
    survey !== undefined &&
    path.startsWith(root) &&
    /^((survey|answers|gaps|shown)\.json|waves\/[^/]+\/wave\.json|(presets|decks)\/.*)$/.test(path.slice(root.length));
  const boundaries = files.filter(({ path }) => /\.(geo)?json$/i.test(path) && !isPackJson(path));
  const rest = files.filter((file) => !boundaries.includes(file) && !isSystems(baseName(file.path)));
  if (!survey) return { pack: null, boundaries, tables: rest };
  return {
    pack: rest.map(({ path, file }) => ({
      path: path.startsWith(root) ? path.slice(root.length) : baseName(path),
      file
    })),
    boundaries,
    tables: []
  };
}

/** Reads a dropped pack; a CSV that is neither a file of the format nor in a wave's folder is data, too. */
export async function droppedPack(files: DroppedFile[]): Promise<Pack> {
  const own = files.filter(({ path }) => path !== 'answers.json');
  const pack = await readPack(own.map(({ path, file }) => ({ path, open: () => Promise.resolve(file) })));
  return { ...pack, precomputed: null, isBuiltIn: false };
}

/** A pack that is kept on this machine: its describing files; its data are kept as files that are open. */
export function keptPack(texts: Map<string, string>): Pack {
  return { texts, sources: () => Promise.resolve([]), precomputed: null, isBuiltIn: false };
}

interface PackFile {
  path: string;
  open: () => Promise<Blob>;
}

async function readPack(files: PackFile[]): Promise<Pick<Pack, 'texts' | 'sources'>> {
  const describing = files.filter(({ path }) => CODEBOOK_FILE.test(path));
  const data = files.filter((file) => !describing.includes(file)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const read = await Promise.all(
    describing.map(async ({ path, open }) => [path, await (await open()).text()] as const)
  );
  return {
    texts: new Map([...read, ...data.map(({ path }) => [path, ''] as const)]),
    sources: () =>
      Promise.all(
        data.map(async ({ path, open }) => {
          const wave = /^waves\/([^/]+)\//.exec(path)?.[1];
          return { file: await open(), name: path, ...(wave === undefined ? {} : { wave }) };
        })
      )
  };
}

const CODEBOOK_FILE =
  /^((survey|gaps|shown)\.json|(questions|choices|indicators|areas|targets|rules)\.csv|waves\/[^/]+\/wave\.json|(presets|decks)\/.*)$/;

/** What systems write beside a person's files; a table whose name begins with a dot is a table. */
const isSystems = (name: string): boolean =>
  name.startsWith('.') && !/^\.[^._].*\.(csv|tsv|txt|xlsx?|xlsm|zip)$/i.test(name);

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
