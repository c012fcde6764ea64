import { expect, test, watch } from './test';

test('the page opens from a sub-path on plain http, without the APIs of a secure context', async ({
  page,
  baseURL
}) => {
  await page.goto('');
  expect(page.url()).toContain(baseURL);
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator, 'clipboard' in navigator])).toEqual([
    false,
    false,
    false
  ]);
  await expect(page.locator('#app')).not.toBeEmpty();
});

test('watch(context, origin) sees a request that leaves the origin, an error of the page and a breach of the policy', async ({
  browser,
  baseURL
}) => {
  const context = await browser.newContext();
  const faults = await watch(context, new URL(baseURL ?? '').origin);
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  expect(faults).toEqual([]);
  await page.evaluate(async () => {
    const frame = document.createElement('img');
    frame.src = 'http://elsewhere.test/pixel.png';
    await new Promise((failed) => frame.addEventListener('error', failed));
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  await expect.poll(() => faults.join('\n')).toContain('on purpose');
  expect(faults.join('\n')).toContain('content security policy: img-src http://elsewhere.test/pixel.png');
  await context.close();

  const open = await browser.newContext({ bypassCSP: true });
  const leaks = await watch(open, new URL(baseURL ?? '').origin);
  const other = await open.newPage();
  await other.goto(baseURL ?? '');
  await other.evaluate(() => fetch('http://elsewhere.test/data.csv').catch((error: Error) => error.message));
  expect(leaks.join('\n')).toContain('request left the origin: http://elsewhere.test/data.csv');
  await open.close();
});
