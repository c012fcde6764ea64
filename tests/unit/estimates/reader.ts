import type { Codebook, Indicator, TableSpec } from '../../../src/lib/codebook/codebook';
import { holds, measure, type Row } from '../../../src/lib/codebook/holds';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { kindKey, territory } from '../../../src/lib/estimates/territory';
import type { Form, Secret } from './attacker';

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
  const land = territory(codebook);
  const areas = [...land.areas, ELSEWHERE];
  const areaOf = (row: Row) => {
    const area = land.reporting.get(String(row[table.area]));
    return area === undefined || area === land.root ? ELSEWHERE : area;
  };
  const definitions = codebook.indicators.filter((one) => one.table === table.name && one.combine === null);
  const keyOf = ({ id, base }: { id: string; base: string }) => `${id} ${base}`;
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
  for (const row of rows) {
    const area = areaOf(row);
    const complete = definitions.filter((definition) => isComplete(definition, table, row));
    for (const definition of definitions) {
      if (!complete.includes(definition)) incomplete.add(leaf(keyOf(definition), area));
    }
    for (const { filter, values, column } of filters) {
      for (const value of column === null ? values : valuesOf(row[column] ?? null, values)) {
        count(leaf('rows', filter, area, value));
        for (const definition of complete) count(leaf(keyOf(definition), filter, area, value));
      }
    }
  }
  const numberOf = (form: Form) => [...form].reduce((sum, [name, sign]) => sum + sign * (counts.get(name) ?? 0), 0);

  // what a reader knows beforehand
  const zeros = new Set<string>();
  const areasOf = (area: string) =>
    area === land.root ? areas : (land.kinds.find(({ key }) => key === area)?.areas ?? [area]);
  const cell = (key: string, filter: string, area: string, values: string[]): string[] =>
    areasOf(area).flatMap((one) =>
      values.map((value) => leaf(incomplete.has(leaf(key, one)) ? key : 'rows', filter, one, value))
    );
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
      return definition && one.wave === wave ? [{ key: keyOf(definition), filter, values, one }] : [];
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
  for (const { key, filter, values, one } of shown) {
    const found = form(cell(key, filter, one.area, values));
    const name = `${wave} ${key} ${one.area} ${filter} ${values.join('|')}`;
    if (one.state === 'hidden') {
      const lines = [`${wave} ${key} ${filter}: ${one.area}`, `${wave} ${key} ${filter} ${values.join('|')}`];
      if (values.length === 1) hide(name, found, lines);
    } else {
      if (one.n !== numberOf(found)) wrong.push(`${name}: ${one.n} is ${numberOf(found)}`);
      known.push(found);
      if (one.n !== 0 && one.missing !== null && one.notAsked !== null) {
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
  // who is in one definition and not in the narrower one
  for (const wide of definitions) {
    for (const narrow of definitions.filter((other) => isWithin(other, wide))) {
      for (const { filter, values } of filters) {
        for (const area of [land.root, ...land.kinds.map(({ name }) => kindKey(land.root, name)), ...land.areas]) {
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
  return table.questions.find(({ name }) => name === column)!.type === 'select_multiple';
}

function isComplete({ universe, numerator, denominator }: Indicator, table: TableSpec, row: Row): boolean {
  if (universe && holds(universe, row) !== true) return false;
  if (table.weight !== null && table.weight in row && !(Number(row[table.weight] ?? 0) > 0)) return false;
  return measure(numerator!, row) !== null && measure(denominator!, row) !== null;
}

/** The same share of fewer people. */
function isWithin(narrow: Indicator, wide: Indicator): boolean {
  const share = ({ numerator, denominator }: Indicator) => JSON.stringify([numerator, denominator]);
  const parts = ({ universe }: Indicator) =>
    universe?.type === 'and' ? universe.operands.map((one) => JSON.stringify(one)) : [JSON.stringify(universe)];
  if (narrow === wide || narrow.universe === null || share(narrow) !== share(wide)) return false;
  return wide.universe === null || parts(wide).every((part) => parts(narrow).includes(part));
}
