import { test as base, expect, type BrowserContext } from '@playwright/test';

export { expect };

/**
 * Playwright's test, which also fails on any request that leaves the origin, any error of a page or its workers, any console error and
 * any breach of the content security policy. `test.use({ allowed: [/…/] })` names the faults that a test provokes on purpose.
 */
export const test = base.extend<{ allowed: RegExp[] }>({
  allowed: [[], { option: true }],
  context: async ({ context, baseURL, allowed }, use) => {
    const faults = await watch(context, new URL(baseURL ?? '').origin);
    await use(context);
    expect(
      faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
      'faults of the page while the test ran'
    ).toEqual([]);
  }
});

/** @returns what goes wrong in the context's pages, filled as it happens */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const faults: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== origin) faults.push(`request left the origin: ${url}`);
  });
  context.on('weberror', (error) => faults.push(`page error: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()} (${message.location().url})`);
  });
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`)
    )
  );
  return faults;
}
