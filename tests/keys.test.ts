/** A list is keyed by what its entries are: two that print alike must not be taken for one, nor one for another that prints so. */
import { expect, test } from 'vitest';
import { render } from 'svelte/server';
import IntakeDrift from '../src/lib/ui/intake/summary/Drift.svelte';
import { sources } from './sources';

const printed = /\b(words|title|label|text|heading)\b|\$\{[^}]*\} \$\{| \+ /;

/** Keys of each blocks; of one without a key, the block itself. */
function keys(text: string): string[] {
  return [...text.matchAll(/\{#each ((?:[^{}]|\{[^{}]*\})+)\}/g)].map(([all, head]) => {
    const key = /\s\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))+)\)$/.exec(head!);
    return key?.[1] ?? all;
  });
}

test.each(sources().filter(({ path }) => path.endsWith('.svelte')))(
  'no list of $path is keyed by printed words',
  ({ text }) => {
    expect(keys(text).filter((key) => printed.test(key) || key.startsWith('{#each'))).toEqual([]);
  }
);

test('keys(text) sees a key that is printed, joined, or absent', () => {
  const seen = (block: string) => keys(block).filter((key) => printed.test(key) || key.startsWith('{#each'));
  expect(seen('{#each classes as one, i (one.words)}')).toHaveLength(1);
  expect(seen('{#each all as { label, take } (label)}')).toHaveLength(1);
  expect(seen('{#each all as one (`${one.a} ${one.b}`)}')).toHaveLength(1);
  expect(seen('{#each all as one}')).toHaveLength(1);
  expect(seen('{#each all as { code, label } (code)}')).toEqual([]);
  expect(seen('{#each of(all) as one (JSON.stringify([one.a, one.b]))}')).toEqual([]);
});

test('a component that is drawn in a test throws where a key stands twice', () => {
  const preset = { name: 'a', label: { zh: '甲', en: 'A' }, gone: ['x', 'y', 'x'], fresh: [] };
  expect(() => render(IntakeDrift, { props: { preset } }).body).toThrow(
    /key x stands twice in .*ui\/intake\/summary\/Drift.svelte/
  );
});
