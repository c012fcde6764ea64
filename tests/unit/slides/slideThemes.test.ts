import { expect, test } from 'vitest';
import { inGrey, slideThemes } from '../../../src/lib/slides/slideThemes';

test('inGrey(drawing) takes the hue of every colour and leaves how bright it is', () => {
  // by hand, by Rec. 709 with a gamma of 2.2: 255 * 0.2126 ** (1 / 2.2) = 126 = 0x7e, of green 219 = 0xdb, of blue 77 = 0x4d
  expect(inGrey('<rect fill="#ff0000"/>')).toBe('<rect fill="#7e7e7e"/>');
  expect(inGrey('<rect fill="#00ff00" stroke="#00F"/>')).toBe('<rect fill="#dbdbdb" stroke="#4d4d4d"/>');
  expect(inGrey('<rect fill="#ffffff" stroke="#000"/>')).toBe('<rect fill="#ffffff" stroke="#000000"/>');
});

test('inGrey(drawing) knows colours that are worked out between two others', () => {
  expect(inGrey('<rect fill="rgb(255, 0, 0)"/>')).toBe('<rect fill="#7e7e7e"/>');
});

test('inGrey(drawing) leaves words and places that only look like colours', () => {
  expect(inGrey('<text fill="url(#c1-hatch)">K#ff0000</text>')).toBe('<text fill="url(#c1-hatch)">K#ff0000</text>');
});

test('themes are one file, the usual one first, each with a label in both languages and a colour', () => {
  expect(slideThemes.map(({ id }) => id)).toEqual(['union', 'plain']);
  for (const { label, accent } of slideThemes) {
    expect(Object.keys(label).sort()).toEqual(['en', 'zh']);
    expect(accent).toMatch(/^#[0-9a-f]{6}$/);
  }
});
