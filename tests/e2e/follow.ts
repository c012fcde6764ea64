import type { Page } from '@playwright/test';
import { subPath } from '../serve';

/** Follows a link to an address of the page, unless it is there. */
export async function follow(page: Page, address: string): Promise<void> {
  const { href } = new URL(address, new URL(subPath, page.url()));
  if (page.url() === href) return;
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, href);
  await page.waitForURL(href);
}
