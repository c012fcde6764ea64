import { m } from '../../paraglide/messages';
import type { Indicator } from '../codebook';
import { attempt } from './Faults';
import { checkParts, type Definition } from './checkParts';
import { checkName, Once } from './names';
import type { Pack } from './Pack';
import { parseExpression, parsePredicate, type Scope } from '../expression/parse';
import type { Line } from './Sheet';

const columns = {
  required: ['id', 'coverage', 'table', 'numerator', 'denominator', 'format', 'direction'],
  optional: ['base', 'part_of', 'combine', 'universe', 'per', 'target', 'provisional', 'source'],
  labels: ['label', 'short', 'unit', 'count', 'numerator', 'denominator', 'basis']
};

/** indicators.csv: the definitions, in the file's order. */
export function readIndicators(
  pack: Pack,
  names: { coverages: Set<string>; bases: Set<string> },
  scopes: Map<string, Scope>
): Indicator[] {
  const once = new Once();
  const definitions = pack.sheet('indicators.csv', columns).flatMap((line) => {
    const indicator = readIndicator(line, names, scopes);
    if (indicator.id === '') return [];
    once.check(line.at('id'), [indicator.id, indicator.base], line.where);
    return [{ line, indicator }];
  });
  checkBases(definitions);
  checkParts(definitions);
  return definitions.map(({ indicator }) => indicator);
}

function readIndicator(
  line: Line,
  { coverages, bases }: { coverages: Set<string>; bases: Set<string> },
  scopes: Map<string, Scope>
): Indicator {
  const id = line.required('id');
  checkName(line.at('id'), id);
  const table = line.reference('table', scopes);
  const combine = line.oneOf('combine', ['', 'max'], '') || null;
  const format = line.oneOf('format', ['percent', 'point', 'number']);
  const limit = (column: string) => line.number(column, format === 'number' ? 0 : -2);
  const indicator: Indicator = {
    id,
    base: line.text('base') === '' ? '' : line.reference('base', bases),
    coverage: line.reference('coverage', coverages),
    table,
    partOf: line.text('part_of') || null,
    combine,
    ...readSums(line, scopes.get(table), combine !== null),
    format,
    per: line.number('per') ?? 1,
    direction: line.oneOf('direction', ['up', 'down']),
    target: limit('target'),
    provisional: line.flag('provisional'),
    label: line.label('label'),
    short: line.label('short'),
    unit: line.label('unit', true),
    count: line.label('count', true),
    numeratorLabel: line.label('numerator'),
    denominatorLabel: line.label('denominator'),
    basis: line.label('basis', line.text('target') === ''),
    source: line.text('source')
  };
  checkScale(line, indicator);
  return indicator;
}

function readSums(
  line: Line,
  scope: Scope | undefined,
  combined: boolean
): Pick<Indicator, 'universe' | 'numerator' | 'denominator'> {
  const read = <T>(column: string, needed: boolean, parse: (text: string, scope: Scope) => T): T | null => {
    const text = needed ? line.required(column) : line.text(column);
    if (text !== '' && combined) line.fault(column, m.codebook_combined_sum());
    return scope && text !== '' ? attempt(line.at(column), () => parse(text, scope)) : null;
  };
  return {
    universe: read('universe', false, parsePredicate),
    numerator: read('numerator', !combined, parseExpression),
    denominator: read('denominator', !combined, parseExpression)
  };
}

function checkScale(line: Line, { format, per, target, provisional }: Indicator): void {
  if (per <= 0) line.fault('per', m.codebook_per_positive());
  else if (format !== 'number' && per !== 1) line.fault('per', m.codebook_per_number());
  if (provisional && target === null && line.text('target') === '')
    line.fault('provisional', m.codebook_provisional_alone());
}

/** An indicator with several rows has a base in each, and they say the same of all else that a chart shares. */
function checkBases(definitions: Definition[]): void {
  const first = new Map<string, Definition>();
  for (const definition of definitions) {
    const before = first.get(definition.indicator.id);
    if (!before) {
      first.set(definition.indicator.id, definition);
      continue;
    }
    for (const { line, indicator } of [before, definition])
      if (indicator.base === '') line.fault('base', m.codebook_base_wanted({ id: indicator.id }));
    for (const key of ['coverage', 'table', 'format', 'per', 'direction', 'partOf', 'combine'] as const)
      if (before.indicator[key] !== definition.indicator[key])
        definition.line.fault(
          key === 'partOf' ? 'part_of' : key,
          m.codebook_bases_differ({ where: before.line.where })
        );
  }
}
