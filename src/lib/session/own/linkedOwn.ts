import { Fingerprint } from '../../files/fingerprint';
import type { Own, OwnMeasure, OwnVariable } from '../../codebook/own/own';

/** Characters of definitions that an address takes with it, and that one is read of: more is a file's business. */
export const mostLinked = { written: 2000, read: 8000 };

const names = /(?<![\p{L}\p{N}_])own_[a-z0-9_]+/gu;
const textsOf = ({ universe, numerator, denominator }: OwnMeasure): string[] => [universe, numerator, denominator];

/** Names of definitions that a text holds. */
export const namedIn = (text: string): Set<string> => new Set(text.match(names) ?? []);

/** Definitions that something names, with those that these are made of. */
export function ownNamed({ variables, measures }: Own, written: unknown): Own {
  const asked = namedIn(JSON.stringify(written));
  const used = measures.filter(({ name }) => asked.has(name));
  for (const text of used.flatMap(textsOf)) for (const name of namedIn(text)) asked.add(name);
  return { variables: variables.filter(({ name }) => asked.has(name)), measures: used };
}

/** What a definition means, without who wrote it when: equal texts, equal numbers under equal names. */
const meaningOf = (one: OwnVariable | OwnMeasure): string =>
  JSON.stringify(Object.entries({ ...one, name: '', by: '', at: '' }).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A name of a definition by what it means, so that it is no other's. */
const nameBy = (one: OwnVariable | OwnMeasure): string =>
  `${one.name.slice(0, 50)}_${new Fingerprint().add(meaningOf(one)).hex().slice(0, 8)}`;

/** Definitions that came with a link, as they stand beside those of this machine. */
export interface Beside {
  /** those that are not defined here */
  added: Own;
  /** of the same name as one that is defined here and means something else: what they are called instead */
  renamed: Map<string, string>;
}

/** What is defined here stays as it is: of the same name and another meaning, that of the link is called otherwise. */
export function beside(own: Own, linked: Own): Beside {
  const here = new Map([...own.variables, ...own.measures].map((one) => [one.name, meaningOf(one)]));
  const renamed = new Map<string, string>();
  const others = <One extends OwnVariable | OwnMeasure>(all: readonly One[]): One[] =>
    all.flatMap((one) => {
      const known = here.get(one.name);
      if (known === undefined) return [one];
      if (known === meaningOf(one)) return [];
      const name = nameBy(one);
      renamed.set(one.name, name);
      return here.get(name) === meaningOf(one) ? [] : [{ ...one, name }];
    });
  const variables = others(linked.variables);
  // a measure means what its variables mean
  const measures = others(linked.measures.map((one) => withNames(one, renamed)));
  return { added: { variables, measures }, renamed };
}

const withNames = (one: OwnMeasure, to: ReadonlyMap<string, string>): OwnMeasure => ({
  ...one,
  universe: called(one.universe, to),
  numerator: called(one.numerator, to),
  denominator: called(one.denominator, to)
});

/** A text with other names of definitions. */
export const called = (text: string, to: ReadonlyMap<string, string>): string =>
  to.size === 0 ? text : text.replace(names, (name) => to.get(name) ?? name);
