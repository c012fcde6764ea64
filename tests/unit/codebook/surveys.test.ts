import { expect, test } from 'vitest';
import { readCodebook } from '../../../src/lib/codebook/readCodebook';
import { packOf } from './pack';
import { readdirSync } from 'node:fs';

test.each(
  readdirSync('data/surveys', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
)('readCodebook(data/surveys/%s) finds no fault', (name) => {
  expect(readCodebook(packOf(`data/surveys/${name}`)).id).toBe(name);
});
