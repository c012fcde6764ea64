import { m } from '../../paraglide/messages';
import type { Codebook } from '../codebook';
import { Faults } from '../read/Faults';
import { readEntry, type Entry } from '../read/Entry';
import type { Own, OwnMeasure, OwnValue, OwnVariable } from './own';
import { understand } from './understand';

/** Raised with every change of the format that an older page would misread. */
export const ownVersion = 1;

/** Whether a text is a file of definitions, be it with faults. */
export function isOwn(text: string): boolean {
  try {
    const file = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
    return typeof file === 'object' && file !== null && 'own' in file;
  } catch {
    // whoever reads it as something else says what is wrong with it
    return false;
  }
}

/**
 * The definitions of a file that was downloaded here or written by hand.
 * @param codebook of the survey's files alone
 * @throws CodebookError with every fault, when one is wrong or of another survey
 */
export function readOwn(path: string, text: string, codebook: Codebook): Own {
  const faults = new Faults();
  const file = readEntry(text, path, faults).allow(['own', 'survey', 'variables', 'measures']);
  if (file.get('own').count() !== ownVersion) file.get('own').fault(m.own_fault_version({ version: ownVersion }));
  const survey = file.get('survey');
  if (!survey.isAbsent && survey.text() !== codebook.id) survey.fault(m.own_fault_survey({ survey: survey.text() }));
  const places = new Map<string, Entry>();
  const placed = <One extends { name: string }>(entry: Entry, one: One): One => {
    places.set(one.name, entry);
    return one;
  };
  const own: Own = {
    variables: file
      .get('variables')
      .list()
      .map((entry) => placed(entry, readVariable(entry))),
    measures: file
      .get('measures')
      .list()
      .map((entry) => placed(entry, readMeasure(entry)))
  };
  faults.settle();
  for (const { of, field, message, position } of understand(codebook, own).faults) {
    const said = position === null ? message : m.codebook_at({ message, position: position + 1 });
    faults.add(path, 0, `${places.get(of)?.path ?? of}.${field}`, said);
  }
  faults.settle();
  return own;
}

function readVariable(entry: Entry): OwnVariable {
  entry.allow(['name', 'label', 'table', 'values', 'by', 'at']);
  return {
    ...readHead(entry),
    values: entry
      .get('values')
      .list()
      .map((one): OwnValue => {
        one.allow(['name', 'label', 'when']);
        return { name: one.get('name').text(), label: one.get('label').label(), when: one.get('when').text() };
      })
  };
}

function readMeasure(entry: Entry): OwnMeasure {
  entry.allow(['name', 'label', 'table', 'universe', 'numerator', 'denominator', 'format', 'unit', 'by', 'at']);
  return {
    ...readHead(entry),
    universe: textOrNone(entry.get('universe')),
    numerator: entry.get('numerator').text(),
    denominator: entry.get('denominator').text(),
    format: entry.get('format').oneOf(['percent', 'number']),
    unit: entry.get('unit').label(true)
  };
}

/** Empty is as good as absent. */
const textOrNone = (entry: Entry): string => (entry.isAbsent || entry.json() === '' ? '' : entry.text());

const readHead = (entry: Entry) => ({
  name: entry.get('name').text(),
  label: entry.get('label').label(),
  table: entry.get('table').text(),
  by: textOrNone(entry.get('by')),
  at: textOrNone(entry.get('at'))
});

/** Definitions as the text of such a file. */
export const writeOwn = ({ variables, measures }: Own, survey: string): string =>
  `${JSON.stringify({ own: ownVersion, survey, variables, measures }, null, 2)}\n`;

/** What is defined here with what a file brings: of the same name that of the file. */
export function merged(before: Own, brought: Own): { own: Own; replaced: number } {
  const names = new Set([...brought.variables, ...brought.measures].map(({ name }) => name));
  const others = {
    variables: before.variables.filter(({ name }) => !names.has(name)),
    measures: before.measures.filter(({ name }) => !names.has(name))
  };
  return {
    own: {
      variables: [...others.variables, ...brought.variables],
      measures: [...others.measures, ...brought.measures]
    },
    replaced: before.variables.length + before.measures.length - others.variables.length - others.measures.length
  };
}
