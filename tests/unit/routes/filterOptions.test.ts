import { expect, test } from 'vitest';
import { filterChoices } from '../../../src/lib/figures/view/filters';
import { filterOptions } from '../../../src/routes/filterOptions';
import { codebookOf } from '../../pack';

const choices = filterChoices(codebookOf('xiaogan'), 'unit_type');

test('filterOptions(choices, chosen) shows all the codes that a link has chosen, for all of them are counted', () => {
  const options = filterOptions(choices, ['enterprise', 'government']);
  expect(options.slice(0, 3)).toEqual([
    { value: '', label: '全部', codes: [] },
    { value: 'enterprise government', label: '企业、机关', codes: ['enterprise', 'government'] },
    { value: 'enterprise', label: '企业', codes: ['enterprise'] }
  ]);
});

test('filterOptions(choices, chosen) offers all and each code where at most one is chosen', () => {
  for (const chosen of [[], ['government']])
    expect(filterOptions(choices, chosen).map(({ value }) => value)).toEqual(['', ...choices.map(({ name }) => name)]);
});
