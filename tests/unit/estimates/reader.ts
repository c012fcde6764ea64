import type { Codebook, Indicator, TableSpec } from '../../../src/lib/codebook/codebook';
import { holds, measure, type Row } from '../../../src/lib/codebook/expression/holds';
import type { Predicate } from '../../../src/lib/codebook/expression/expression';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { areaTypeKey, geographyOf } from '../../../src/lib/estimates/geography';
import type { Form, Secret } from './suppression/attacker';

/** One view that was published: the chosen value or values of one filter, or of none. */
export interface Seen {
  filter: string;
  values: string[];
  estimates: Estimate[];
}

/** What is not filtered is a filter of its own, with one value. */
export const ALL = { filter: '', values: [''] };
/** Rows that name no area that reports. */
const ELSEWHERE = '(elsewhere)';
const BLANK = '(blank)';

/**
 * All that a reader can write down of one table and wave: each shown cell is a sum over leaves, area x value of a filter; the
 * leaves of each filter add up to those without; a reader knows where nobody is, which definitions have no missing answer in an
 * area, what two definitions of one share have in common, and how many rows a cell has where it says its missing ones.
 */
export function writeDown(codebook: Codebook, table: TableSpec, wave: string, rows: Row[], seen: Seen[]) {
  const geography = geographyOf(codebook);
  const areas = [...geography.areas, ELSEWHERE];
  const areaOf = (row: Row) => {
    const area = geography.reporting.get(String(row[table.area]));
    return area === undefined || area === geography.root ? ELSEWHERE : area;
  };
  const definitions = codebook.indicators.filter((one) => one.table === table.name && one.combine === null);
  const keyOf = ({ id, base }: { id: string; base: string }) => `${id} ${base}`;
  const nameOf = ({ wide, narrow }: Nest) => `${keyOf(wide)} for ${keyOf(narrow)}`;
  const offered = (filter: string) => [...new Set(seen.flatMap((one) => (one.filter === filter ? one.values : [])))];
  const filters = [...new Set(seen.map(({ filter }) => filter))].map((filter) => ({
    filter,
    values: filter === '' ? [''] : [...offered(filter), BLANK],
    column: codebook.filters.find(({ name }) => name === filter)?.columns[table.name] ?? null
  }));

  // the truth
  const counts = new Map<string, number>();
  const leaf = (...parts: string[]) => JSON.stringify(parts);
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const incomplete = new Set<string>();
  const nests = definitions.flatMap((wide) => definitions.flatMap((narrow) => nest(wide, narrow)));
  const unequal = new Set<string>();
  for (const row of rows) {
    const area = areaOf(row);
    const complete = definitions.filter((definition) => isComplete(definition, table, row));
    const counted = complete.filter(({ numerator }) => isShare(numerator) && measure(numerator!, row) === 1);
    for (const { wide, narrow, within } of nests) {
      const has = complete.includes(wide) && counted.includes(wide) === within;
      if (has !== complete.includes(narrow)) unequal.add(leaf(keyOf(wide), keyOf(narrow), area));
    }
    for (const definition of definitions) {
      if (!complete.includes(definition)) incomplete.add(leaf(keyOf(definition), area));
    }
    for (const { filter, values, column } of filters) {
      for (const value of column === null ? values : valuesOf(row[column] ?? null, values)) {
        count(leaf('rows', filter, area, value));
        for (const definition of complete) count(leaf(keyOf(definition), filter, area, value));
        for (const tie of nests.filter(
          ({ wide, within }) => complete.includes(wide) && counted.includes(wide) === within
        )) {
          count(leaf(nameOf(tie), filter, area, value));
        }
      }
    }
  }
  const numberOf = (form: Form) => [...form].reduce((sum, [name, sign]) => sum + sign * (counts.get(name) ?? 0), 0);

  // what a reader knows beforehand
  const zeros = new Set<string>();
  const areasOf = (area: string) =>
    area === geography.root ? areas : (geography.types.find(({ key }) => key === area)?.areas ?? [area]);
  const cell = (key: string, filter: string, area: string, values: string[]): string[] =>
    areasOf(area).flatMap((one) =>
      values.map((value) => leaf(incomplete.has(leaf(key, one)) ? key : 'rows', filter, one, value))
    );
  /** those whom the wide definition counts, or does not: where they are all whom the narrow one asks, they are its persons */
  const partOf = (tie: Nest, filter: string, area: string, values: string[]): string[] =>
    areasOf(area).flatMap((one) =>
      isAll(tie, one)
        ? cell(keyOf(tie.narrow), filter, one, values)
        : values.map((value) => leaf(nameOf(tie), filter, one, value))
    );
  const isAll = ({ wide, narrow }: Nest, area: string) => !unequal.has(leaf(keyOf(wide), keyOf(narrow), area));
  const ties = nests.filter((one) => areas.some((area) => isAll(one, area)));
  const form = (names: string[], sign = 1): Form => new Map(names.filter((n) => !zeros.has(n)).map((n) => [n, sign]));
  const apart = (key: string, filter: string) => [
    ...cell(key, filter, ELSEWHERE, filters.find((one) => one.filter === filter)!.values),
    ...areas.flatMap((area) => (filter === '' ? [] : cell(key, filter, area, [BLANK])))
  ];
  for (const definition of definitions) {
    for (const { filter } of filters) {
      for (const name of apart(keyOf(definition), filter)) if (!counts.has(name)) zeros.add(name);
    }
  }
  const shown = seen.flatMap(({ filter, values, estimates }) =>
    estimates.flatMap((one) => {
      const definition = definitions.find(({ id, base }) => id === one.indicator && base === one.base);
      return definition && one.wave === wave ? [{ definition, key: keyOf(definition), filter, values, one }] : [];
    })
  );
  for (const { key, filter, values, one } of shown) {
    if (one.n === 0 && one.state !== 'hidden') cell(key, filter, one.area, values).forEach((name) => zeros.add(name));
  }

  const known: Form[] = [];
  const wrong: string[] = [];
  const secrets = new Map<string, Secret>();
  const hide = (name: string, found: Form, lines: string[]) => {
    secrets.set(name, { name, form: found, n: numberOf(found), lines });
  };
  for (const { definition, key, filter, values, one } of shown) {
    const found = form(cell(key, filter, one.area, values));
    const name = `${wave} ${key} ${one.area} ${filter} ${values.join('|')}`;
    if (one.state === 'hidden') {
      const lines = [`${wave} ${key} ${filter}: ${one.area}`, `${wave} ${key} ${filter} ${values.join('|')}`];
      if (values.length === 1) hide(name, found, lines);
    } else {
      if (one.n !== numberOf(found)) wrong.push(`${name}: ${one.n} is ${numberOf(found)}`);
      known.push(found);
      for (const tie of ties.filter(({ wide }) => wide === definition)) {
        known.push(form(partOf(tie, filter, one.area, values)));
      }
      if (one.n !== 0 && one.nonresponse !== null && one.notEligible !== null) {
        known.push(form(areasOf(one.area).flatMap((area) => values.map((value) => leaf('rows', filter, area, value)))));
      }
    }
  }
  for (const key of ['rows', ...definitions.map(keyOf)]) {
    for (const area of areas) {
      for (const { filter, values } of filters) {
        if (filter === '' || codebookIsMany(codebook, table, filter)) continue;
        const sum = form(cell(key, filter, area, values));
        for (const [name, n] of form(cell(key, '', area, ['']), -1)) sum.set(name, n);
        if (numberOf(sum) !== 0) wrong.push(`the parts of ${key} ${area} ${filter} are not the whole`);
        known.push(sum);
      }
    }
  }
  for (const tie of ties) {
    for (const area of areas.filter((one) => !isAll(tie, one))) {
      for (const { filter, values } of filters) {
        if (filter === '' || codebookIsMany(codebook, table, filter)) continue;
        const sum = form(partOf(tie, filter, area, values));
        for (const [name, n] of form(partOf(tie, '', area, ['']), -1)) sum.set(name, n);
        known.push(sum);
      }
    }
  }
  // who is in one definition and not in the narrower one
  for (const wide of definitions) {
    for (const narrow of definitions.filter((other) => isWithin(other, wide))) {
      for (const { filter, values } of filters) {
        for (const area of [
          geography.root,
          ...geography.types.map(({ name }) => areaTypeKey(geography.root, name)),
          ...geography.areas
        ]) {
          for (const value of values.filter((one) => one !== BLANK)) {
            const rest = form(cell(keyOf(wide), filter, area, [value]));
            for (const [name, n] of form(cell(keyOf(narrow), filter, area, [value]), -1)) {
              if (rest.get(name) === 1) rest.delete(name);
              else rest.set(name, n);
            }
            const name = `${wave} ${keyOf(wide)} but not ${keyOf(narrow)} ${area} ${filter} ${value}`;
            hide(name, rest, [`${name.replace(area, '')}`, `${name.replace(value, '')}`]);
          }
        }
      }
    }
  }
  const hidden = shown.filter(({ one, values }) => one.state === 'hidden' && values.length === 1).length;
  return { known, secrets: [...secrets.values()], wrong, hidden, shown: shown.length };
}

function valuesOf(value: Row[string], offered: string[]): string[] {
  const found =
    value === null
      ? []
      : String(value)
          .split('|')
          .filter((code) => offered.includes(code));
  return found.length > 0 ? found : [BLANK];
}

function codebookIsMany(codebook: Codebook, table: TableSpec, filter: string): boolean {
  const column = codebook.filters.find(({ name }) => name === filter)!.columns[table.name];
  return table.variables.find(({ name }) => name === column)!.type === 'select_multiple';
}

function isComplete({ universe, numerator, denominator }: Indicator, table: TableSpec, row: Row): boolean {
  if (universe && holds(universe, row) !== true) return false;
  if (table.weight !== null && table.weight in row && !(Number(row[table.weight] ?? 0) > 0)) return false;
  return measure(numerator!, row) !== null && measure(denominator!, row) !== null;
}

/** Whether a numerator counts persons: `1 WHERE ..`. */
const isShare = (numerator: Indicator['numerator']): boolean =>
  numerator?.type === 'where' && numerator.value.type === 'number' && numerator.value.value === 1;

const conditionsOf = (universe: Predicate | null): Predicate[] =>
  universe === null ? [] : universe.type === 'and' ? universe.operands : [universe];

interface Nest {
  wide: Indicator;
  narrow: Indicator;
  within: boolean;
}

/** Whether the narrower one asks only those whom the other counts (within), or only those whom it does not. */
function nest(wide: Indicator, narrow: Indicator): Nest[] {
  if (wide === narrow || !isShare(wide.numerator) || wide.numerator!.type !== 'where') return [];
  const has = (one: Predicate) => conditionsOf(narrow.universe).some((other) => same(one, other));
  if (!conditionsOf(wide.universe).every(has)) return [];
  const counted = conditionsOf(wide.numerator!.condition);
  if (counted.every(has)) return [{ wide, narrow, within: true }];
  const isApart = counted.some((one) => conditionsOf(narrow.universe).some((other) => excludes(one, other)));
  return isApart ? [{ wide, narrow, within: false }] : [];
}

const same = (one: Predicate, other: Predicate): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Two different codes of one column. */
function excludes(one: Predicate, other: Predicate): boolean {
  if (one.type !== 'compare' || other.type !== 'compare' || one.operator !== '=' || other.operator !== '=')
    return false;
  return JSON.stringify(one.left) === JSON.stringify(other.left) && !same(one, other);
}

/** The same share of fewer people. */
function isWithin(narrow: Indicator, wide: Indicator): boolean {
  const share = ({ numerator, denominator }: Indicator) => JSON.stringify([numerator, denominator]);
  const parts = ({ universe }: Indicator) =>
    universe?.type === 'and' ? universe.operands.map((one) => JSON.stringify(one)) : [JSON.stringify(universe)];
  if (narrow === wide || narrow.universe === null || share(narrow) !== share(wide)) return false;
  return wide.universe === null || parts(wide).every((part) => parts(narrow).includes(part));
}
