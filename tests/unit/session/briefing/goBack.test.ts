import { expect, test } from 'vitest';
import { goBack } from '../../../../src/lib/session/briefing/goBack';
import { survey } from '../../tables/survey';
import { desk } from '../desk';
import { names } from '../openFile';

const head = 'unit_id,period,district,form,staff\n';

test('goBack(session, from) opens what was open before several late files, in one go', async () => {
  const at = await desk();
  const places = { files: at.files, steps: { isBusy: () => false } } as unknown as Parameters<typeof goBack>[0];
  await at.drop({ 'a.csv': `${head}u1,2014,100001,own,5\n` });
  await at.pending.place('replace');
  const from = { key: 'small', codebook: survey, files: at.files.list, pack: null, boundary: null };
  const before = at.files.opened!.stored.map(({ name }) => name);
  for (const [name, id] of Object.entries({ 'b.csv': 'u2', 'c.csv': 'u3' })) {
    await at.drop({ [name]: `${head}${id},2014,100002,own,5\n` });
    await at.pending.place('append');
  }
  expect(names(at.files.list)).toEqual(['a.csv', 'b.csv', 'c.csv']);
  await goBack(places, from);
  expect(names(at.files.list)).toEqual(['a.csv']);
  expect(at.files.opened!.stored.map(({ name }) => name)).toEqual(before);
  await at.close();
});
