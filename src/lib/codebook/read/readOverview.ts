import { m } from '../../paraglide/messages';
import type { Coverage, Filter, Indicator, Named, Overview, Variable, Step } from '../codebook';
import type { Entry } from './Entry';
import { refer } from './Faults';
import { Once } from './names';

/** Names with their words: bases, and what kinds and coverages begin with. */
export function readNamed(entry: Entry): Named {
  return { name: entry.get('name').textOrNull() ?? '', label: entry.get('label').label() };
}

export function readCoverage(entry: Entry, indicators: Map<string, Indicator>): Coverage {
  entry.allow(['name', 'label', 'headline', 'supporting']);
  const supporting = entry
    .get('supporting')
    .list()
    .map((place) => place.reference(indicators));
  return { ...readNamed(entry), headline: entry.get('headline').reference(indicators), supporting };
}

/** A filter needs a column with a list of choices in at least one table. */
export function readFilter(entry: Entry, tables: Map<string, Variable[]>): Filter {
  entry.allow(['name', 'label', 'columns']);
  const columns = entry
    .get('columns')
    .pairs()
    .flatMap(([table, place]): [string, string][] => {
      const variables = refer(place, table, tables) ? tables.get(table)! : null;
      if (variables === null) return [];
      const name = place.reference(new Map(variables.map((variable) => [variable.name, variable])));
      const variable = variables.find((one) => one.name === name);
      if (variable?.list === null) place.fault(m.codebook_filter_list({ name }));
      return [[table, name]];
    });
  if (columns.length === 0) entry.get('columns').fault(m.codebook_required());
  return { ...readNamed(entry), columns: Object.fromEntries(columns) };
}

export function readOverview(entry: Entry, indicators: Map<string, Indicator>): Overview {
  if (entry.isAbsent) entry.fault(m.codebook_required());
  entry.allow(['all', 'matrix', 'funnel', 'contrast']);
  const references = (key: string) =>
    entry
      .get(key)
      .list()
      .map((place) => place.reference(indicators));
  const matrix = references('matrix');
  const once = new Once();
  entry
    .get('matrix')
    .list()
    .forEach((place, at) => once.check(place, [matrix[at]!], `overview.matrix[${at}]`));
  const contrast = references('contrast');
  if (matrix.length === 0) entry.get('matrix').fault(m.codebook_required());
  const [claimed, reported, ...more] = contrast;
  const isPair = claimed !== undefined && reported !== undefined && more.length === 0;
  if (contrast.length > 0 && !isPair) entry.get('contrast').fault(m.codebook_contrast_two());
  return {
    all: entry.get('all').referenceOrNull(indicators),
    matrix,
    funnel: readFunnel(entry.get('funnel'), indicators),
    contrast: isPair ? [claimed, reported] : null
  };
}

/** Steps of a funnel share the table, the universe and the denominator of the first. */
function readFunnel(entry: Entry, indicators: Map<string, Indicator>): Step[] {
  const steps = entry.list().map((place) => {
    place.allow(['indicator', 'label']);
    return { indicator: place.get('indicator').reference(indicators), label: place.get('label').label() };
  });
  if (steps.length === 1) entry.fault(m.codebook_funnel_short());
  const whole = (id: string) => {
    const indicator = indicators.get(id);
    return indicator && JSON.stringify([indicator.table, indicator.universe, indicator.denominator]);
  };
  const first = steps[0]?.indicator ?? '';
  entry.list().forEach((place, i) => {
    const id = steps[i]!.indicator;
    if (indicators.has(id) && indicators.has(first) && whole(id) !== whole(first))
      place.get('indicator').fault(m.codebook_funnel_differs({ id, first }));
  });
  return steps;
}
