import { expect, test } from 'vitest';
import { EngineCrash } from '../../../../src/lib/engine/engine';
import { Works } from '../../../../src/lib/session/work/works.svelte';

/** Works over an engine that ends as often as it is told to while its tables are brought back. */
function works(crashes: number) {
  const made = { left: crashes, tries: 0 };
  const works: Works = new Works(() => {
    made.tries++;
    if (made.left-- <= 0) return Promise.resolve();
    const crash = new EngineCrash('gone');
    works.crashed(crash, false);
    return Promise.reject(crash);
  });
  return { works, made };
}

test('works.crashed(crash) brings back what was there, and nothing is told as a failure', async () => {
  const { works: one, made } = works(1);
  one.crashed(new EngineCrash('gone'), false);
  await one.recovering;
  expect(made.tries).toBe(2);
  await one.restored();
  expect(one.trouble).toBeNull();
});

test('works.crashed(crash) gives up at the third crash within a minute, and says so; the next work that a person asks for tries again', async () => {
  const { works: one, made } = works(2);
  one.crashed(new EngineCrash('gone'), false);
  await one.recovering;
  await one.run(() => Promise.resolve()).catch(() => null);
  expect(made.tries).toBe(3);
  expect(one.trouble).toBeNull();

  const { works: other } = works(100);
  other.crashed(new EngineCrash('gone'), false);
  await expect(other.restored()).rejects.toBeInstanceOf(EngineCrash);
  expect(other.trouble).toBeInstanceOf(EngineCrash);
  expect(other.changing, 'nothing is on its way').toBe(0);
});
