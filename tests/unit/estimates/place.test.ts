import { expect, test } from 'vitest';
import { placeKey, spotKey, type Place } from '../../../src/lib/estimates/place';

const place: Place = { indicator: 'O01', base: '', wave: '2014', area: 'A', group: { size: 's', form: null } };

test('placeKey(place) is the same for the same place, in whatever order its group was asked for', () => {
  expect(placeKey({ ...place, group: { form: null, size: 's' } })).toBe(placeKey(place));
});

test('placeKey(place) tells apart places that differ in one part, or share their letters', () => {
  const others: Partial<Place>[] = [
    { indicator: 'O02' },
    { base: 'covered' },
    { wave: '2013' },
    { area: 'B' },
    { group: {} },
    { group: { size: 's' } },
    { group: { size: 's', form: '' } },
    { group: { size: 's', form: 'null' } },
    { group: { size: null, form: 's' } },
    { indicator: 'O0', base: '1' },
    { indicator: 'O01","', base: '' },
    { area: 'A","size' }
  ];
  const keys = [place, ...others.map((other) => ({ ...place, ...other }))].map(placeKey);
  expect(new Set(keys).size).toBe(keys.length);
});

test('placeKey(estimate) looks at nothing but the place', () => {
  expect(placeKey({ ...place, ...{ value: 0.5, n: 3 } })).toBe(placeKey(place));
});

test('spotKey(place) is that of the area and group only', () => {
  expect(spotKey({ ...place, indicator: 'O02', wave: '2013' } as Place)).toBe(spotKey(place));
  expect(spotKey({ ...place, area: 'B' })).not.toBe(spotKey(place));
});
