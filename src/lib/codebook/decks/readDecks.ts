import { m } from '../../paraglide/messages';
import type { Codebook } from '../codebook';
import { Faults, refer } from '../read/Faults';
import { readEntry, type Entry } from '../read/Entry';
import { checkName, Once } from '../read/names';
import { reportingAreas } from '../reporting';
import {
  deckShapes,
  wordKeys,
  type Deck,
  type DeckShape,
  type DeckSlide,
  type SavedFigure,
  type WordKey,
  type Words
} from './deck';

/** Raised with every change of the format that an older page would misread. */
export const deckVersion = 1;

const deckFile = /^decks\/[^/]+\.json$/;

/** Whether a survey pack has decks of its own. */
export const hasDecks = (files: ReadonlyMap<string, string>): boolean => [...files.keys()].some(isDeckFile);
const isDeckFile = (path: string): boolean => deckFile.test(path);

/**
 * The decks of a survey pack, in the order of their files' names.
 * @throws CodebookError with every fault: file, place and the nearest right name
 */
export function readDecks(files: ReadonlyMap<string, string>, codebook: Codebook): Deck[] {
  const faults = new Faults();
  const once = new Once();
  const decks = [...files]
    .filter(([path]) => isDeckFile(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => {
      const entry = readEntry(text, path, faults);
      const deck = readDeck(entry, codebook);
      if (deck.name !== '') once.check(entry.get('name'), [deck.name], path);
      return deck;
    });
  faults.settle();
  return decks;
}

/** Whether a text is a deck, be it with faults. */
export function isDeck(text: string): boolean {
  try {
    const file = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
    return typeof file === 'object' && file !== null && 'slides' in file && Array.isArray(file.slides);
  } catch {
    // whoever reads it as something else says what is wrong with it
    return false;
  }
}

/** One deck, as a person had it downloaded. @throws CodebookError */
export function readDeckFile(path: string, text: string, codebook: Codebook): Deck {
  const faults = new Faults();
  const deck = readDeck(readEntry(text, path, faults), codebook);
  faults.settle();
  return deck;
}

function readDeck(entry: Entry, codebook: Codebook): Deck {
  entry.allow(['version', 'survey', 'name', 'label', 'shape', 'theme', 'slides']);
  const version = entry.get('version').count();
  if (version !== deckVersion) entry.get('version').fault(m.codebook_deck_version({ version: deckVersion }));
  const survey = entry.get('survey').textOrNull();
  if (survey !== null && survey !== codebook.id) entry.get('survey').fault(m.codebook_deck_survey({ survey }));
  const name = entry.get('name').text();
  checkName(entry.get('name'), name);
  const slides = entry.get('slides').list();
  if (slides.length === 0) entry.get('slides').fault(m.codebook_required());
  const once = new Once();
  const theme = entry.get('theme').textOrNull();
  return {
    name,
    label: entry.get('label').label(),
    ...(entry.get('shape').isAbsent ? {} : { shape: entry.get('shape').oneOf<DeckShape>([...deckShapes]) }),
    ...(theme === null ? {} : { theme }),
    slides: slides.map((slide, at) => {
      const read = readSlide(slide, String(at + 1), codebook);
      once.check(slide.get('id'), [read.id], slide.path);
      return read;
    })
  };
}

function readSlide(entry: Entry, place: string, codebook: Codebook): DeckSlide {
  entry.allow(['id', 'figure', ...wordKeys, 'each', 'hidden', 'gathered']);
  return {
    id: entry.get('id').textOrNull() ?? place,
    figure: readFigure(entry.get('figure'), codebook),
    words: Object.fromEntries(wordKeys.map((key) => [key, readWords(entry.get(key))])) as Record<WordKey, Words>,
    each: entry.get('each').isAbsent ? null : entry.get('each').oneOf<'area'>(['area']),
    hidden: entry.get('hidden').flag(false),
    gathered: entry.get('gathered').flag(false)
  };
}

/** Words as they were typed, whatever they are, or as a pack has them, in every language. */
function readWords(entry: Entry): Words {
  if (entry.isAbsent) return null;
  return entry.isText ? entry.text() : entry.label();
}

/** What a figure names must be there; what its kind asks for is found when it is shown. */
function readFigure(entry: Entry, codebook: Codebook): SavedFigure {
  const kind = entry.get('kind').text();
  const ids = new Set([...codebook.indicators, ...codebook.derived].map(({ id }) => id));
  const choices: SavedFigure = { kind };
  for (const [key, value] of entry.pairs()) {
    if (key === 'kind') continue;
    choices[key] = value.json();
    if (key === 'view') choices.view = readView(value, codebook);
    if (key === 'indicator' && !value.isAbsent) value.reference(ids);
    if (key === 'indicators' && !value.isAbsent) for (const one of value.list()) one.reference(ids);
  }
  return choices;
}

const viewKeys = ['survey', 'wave', 'compare', 'area', 'base', 'filters'];

/** A view, or the part of one that does not follow what is looked at. A wave may be one whose files are still to come. */
function readView(entry: Entry, codebook: Codebook): Record<string, unknown> {
  entry.allow(viewKeys);
  const area = entry.get('area');
  const areas = new Set([codebook.root, ...reportingAreas(codebook).map(({ code }) => code)]);
  if (!area.isAbsent) area.reference(areas);
  const filters = entry.get('filters');
  const known = new Set(codebook.filters.map(({ name }) => name));
  if (!filters.isAbsent) for (const [name, codes] of filters.pairs()) refer(codes, name, known);
  return Object.fromEntries(
    viewKeys.flatMap((key) => {
      const value = entry.get(key).json();
      return value === undefined ? [] : [[key, value]];
    })
  );
}
