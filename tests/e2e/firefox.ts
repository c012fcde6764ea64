import { expect, test as base } from '@playwright/test';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { launch, type Browser, type ElementHandle, type EvaluateFunc, type KeyInput, type Page } from 'puppeteer-core';
import { host } from '../browser';
import { subPath } from '../serve';

export { expect };

interface Installed {
  browser: Browser;
  /** the folder of downloads */
  downloads: string;
}

/** A Firefox that is installed, driven by WebDriver BiDi (Playwright drives none but its own); a profile without memory for each test. */
export const test = base.extend<{ firefox: Firefox }, { installed: Installed }>({
  installed: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use, { project, workerIndex }) => {
      const downloads = join(project.outputDir, `firefox-${workerIndex}`);
      mkdirSync(downloads, { recursive: true });
      const browser = await launch({
        browser: 'firefox',
        executablePath: process.env.FIREFOX_PATH,
        extraPrefsFirefox: {
          'network.dns.localDomains': host,
          'network.proxy.type': 0,
          'intl.accept_languages': 'zh-CN',
          'browser.download.folderList': 2,
          'browser.download.dir': downloads,
          'browser.download.always_ask_before_handling_new_types': false
        }
      });
      await use({ browser, downloads });
      await browser.close();
    },
    { scope: 'worker' }
  ],
  firefox: async ({ installed: { browser, downloads }, baseURL, viewport }, use, info) => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(viewport);
    const faults = watchFaults(page, new URL(baseURL ?? '').origin);
    await use(new Firefox(page, new URL(subPath, baseURL).href, downloads));
    if (info.status !== info.expectedStatus) await page.screenshot({ path: info.outputPath('page.png') });
    await context.close();
    expect(faults, 'faults of the page while the test ran').toEqual([]);
  }
});

/** @returns what goes wrong in the page, filled as it happens */
function watchFaults(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== origin) faults.push(`request left the origin: ${url}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()}`);
  });
  return faults;
}

export class Firefox {
  constructor(
    readonly page: Page,
    private readonly base: string,
    private readonly downloads: string
  ) {}

  /** Opens an address, unless a page is open: then a link leads there. */
  async open(address = ''): Promise<void> {
    const to = new URL(address, this.base).href;
    if (this.page.url().startsWith(this.base))
      await this.page.evaluate((href) => {
        const link = document.body.appendChild(Object.assign(document.createElement('a'), { href }));
        link.click();
        link.remove();
      }, to);
    else await this.page.goto(to);
    await this.until((href) => location.href === href, to);
    await this.settled();
  }

  /** What is pressed must not move on the way: a Chinese font that comes in lays the page out anew. */
  async settled(): Promise<void> {
    await this.until(
      () =>
        document.querySelector('main')?.getAttribute('aria-busy') === 'false' &&
        performance.getEntriesByName('fonts-ready').length > 0 &&
        document.fonts.status === 'loaded'
    );
  }

  async until<Params extends unknown[]>(holds: EvaluateFunc<Params>, ...params: Params): Promise<void> {
    await this.page.waitForFunction(holds, { polling: 40, timeout: 60_000 }, ...params);
  }

  /** Looks at the page when all of it belongs together. */
  async look<Seen>(see: () => Seen): Promise<Seen> {
    await this.settled();
    return (await this.page.evaluate(see)) as Seen;
  }

  /** What the first element that fits a selector says, once these words are in it. */
  async read(selector: string, words: string): Promise<string> {
    await this.until((one, part) => document.querySelector(one)?.textContent.includes(part) ?? false, selector, words);
    await this.settled();
    return this.page.$eval(selector, (element) => element.textContent);
  }

  /** The element with this role and name, when it is there; all else of a selector of Puppeteer may follow. */
  async find(role: string, name: string): Promise<ElementHandle> {
    return this.first(`::-p-aria([role="${role}"][name="${name}"])`);
  }

  async first(selector: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(selector, { timeout: 60_000 });
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  }

  async press(role: string, name: string): Promise<void> {
    await this.settled();
    await (await this.find(role, name)).click();
  }

  /** Presses a key while Ctrl is held. */
  async control(key: KeyInput): Promise<void> {
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press(key);
    await this.page.keyboard.up('Control');
  }

  /** Drops a file on the page. */
  async drop(name: string, content: Uint8Array): Promise<void> {
    await this.page.evaluate(
      (name, base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], name));
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      },
      name,
      Buffer.from(content).toString('base64')
    );
  }

  /** The file that a press puts into the folder of downloads, when as much of it is there as the page has given. */
  async downloaded(press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const before = new Set(readdirSync(this.downloads));
    const changes = watch(this.downloads);
    await this.page.evaluate(() => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (given: Blob) => {
        if (given.type.startsWith('application/')) {
          Object.assign(globalThis, { givenSize: given.size });
          URL.createObjectURL = createObjectURL;
        }
        return createObjectURL(given);
      };
    });
    await press();
    await this.until(() => 'givenSize' in globalThis);
    const size = await this.page.evaluate(() => {
      const page = globalThis as { givenSize?: number };
      const given = page.givenSize;
      delete page.givenSize;
      return given;
    });
    const isWhole = (name: string) => !before.has(name) && statSync(join(this.downloads, name)).size === size;
    for (;;) {
      const name = readdirSync(this.downloads).find((one) => !one.endsWith('.part') && isWhole(one));
      if (name) {
        changes.close();
        return { name, bytes: readFileSync(join(this.downloads, name)) };
      }
      await once(changes, 'change');
    }
  }
}
