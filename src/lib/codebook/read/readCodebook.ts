import { m } from '../../paraglide/messages';
import type { Codebook, Indicator, AreaType } from '../codebook';
import { refer, Faults } from './Faults';
import type { Entry } from './Entry';
import { Pack } from './Pack';
import { derive } from '../gaps/derive';
import { readAreas } from './readAreas';
import { readChoices } from './readChoices';
import { readGaps } from '../gaps/readGaps';
import { readIndicators } from './readIndicators';
import { readCoverage, readFilter, readNamed, readOverview } from './readOverview';
import { readPresets } from './readPresets';
import { readVariables } from './readVariables';
import { readRules } from './readRules';
import { readNames, readTables } from './readTables';
import { readTargets } from './readTargets';
import { readShown } from '../shown/readShown';
import { shownDefinitions } from '../shown/shown';
import { readWaves } from './readWaves';

const keys = [
  'id',
  'title',
  'source',
  'simulated',
  'root',
  'kinds',
  'tables',
  'coverages',
  'bases',
  'filters',
  'near',
  'overview'
];

/**
 * Reads a survey pack: everything that survey people know, checked against itself.
 * @param files text by path in the pack (`survey.json`, `waves/2014/wave.json`); of data files only the names matter
 * @throws CodebookError with every fault: file, row, column and the nearest right name
 */
export function readCodebook(files: ReadonlyMap<string, string>): Codebook {
  const reading = read(files);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same with pauses between its files, for a page that answers meanwhile. */
export async function readCodebookInTurns(
  files: ReadonlyMap<string, string>,
  pause: () => Promise<void>
): Promise<Codebook> {
  const reading = read(files);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    await pause();
  }
}

function* read(files: ReadonlyMap<string, string>): Generator<void, Codebook> {
  const faults = new Faults();
  const pack = new Pack(files, faults);
  const survey = pack.json('survey.json').allow(keys);
  const codebook = files.has('survey.json') ? yield* readParts(survey, pack) : null;
  faults.settle();
  return codebook!;
}

function* readParts(survey: Entry, pack: Pack): Generator<void, Codebook> {
  const entries = (key: string) => survey.get(key).list();
  for (const key of ['tables', 'kinds', 'coverages'])
    if (entries(key).length === 0) survey.get(key).fault(m.codebook_required());
  const id = survey.get('id').text();
  const root = survey.get('root').text();
  const areaTypes = entries('kinds').map(readAreaType);
  const names = {
    coverages: readNames(entries('coverages')),
    bases: readNames(entries('bases')),
    kinds: readNames(entries('kinds')),
    filters: readNames(entries('filters'))
  };
  const areas = readAreas(pack, areaTypes, root);
  yield;
  const codes = new Set(areas.map(({ code }) => code));
  if (root !== '') refer(survey.get('root'), root, codes);
  const choices = readChoices(pack);
  yield;
  const { byTable, scopes } = readVariables(pack, readNames(entries('tables')), choices, codes);
  yield;
  const indicators = readIndicators(pack, names, scopes);
  yield;
  const byId = defaults(indicators);
  const tables = readTables(entries('tables'), byTable);
  const filters = entries('filters').map((entry) => readFilter(entry, byTable));
  const gaps = readGaps(pack, { indicators: byId, tables, scopes, filters: names.filters, kinds: names.kinds });
  const rules = readRules(pack, scopes);
  const shown = readShown(pack, { tables, scopes, choices });
  return {
    id,
    title: survey.get('title').label(),
    source: survey.get('source').label(),
    simulated: survey.get('simulated').flag(),
    tables,
    choices,
    areas,
    root,
    areaTypes,
    coverages: entries('coverages').map((entry) => readCoverage(entry, byId)),
    indicators,
    bases: entries('bases').map((entry) => readNamed(entry.allow(['name', 'label']))),
    filters,
    overview: readOverview(survey.get('overview'), byId),
    targets: readTargets(pack, byId, areas),
    near: survey.get('near').share(),
    rules,
    waves: readWaves(pack),
    presets: readPresets(pack, tables, choices, areas),
    gaps,
    shown,
    derived: [...derive(gaps, { tables, choices, indicators, rules }), ...shownDefinitions(shown)]
  };
}

function readAreaType(entry: Entry): AreaType {
  return { ...readNamed(entry.allow(['name', 'label', 'reporting'])), reporting: entry.get('reporting').flag(true) };
}

/** The default definition of every indicator: its first. */
function defaults(indicators: Indicator[]): Map<string, Indicator> {
  const byId = new Map<string, Indicator>();
  for (const indicator of indicators) if (!byId.has(indicator.id)) byId.set(indicator.id, indicator);
  return byId;
}
