import type { Locator, Page } from '@playwright/test';
import { subPath } from '../serve';
import { expect } from './test';

/** Opens the overview, unless it is open at that address already, and waits until it is finished. */
export async function open(page: Page, search = ''): Promise<void> {
  const at = new URL(page.url());
  if (!at.pathname.endsWith(subPath) || at.search !== search) await page.goto(search);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('figure', { name: /地区 × 指标|District × indicator/ })).toBeVisible({ timeout: 45_000 });
}

export const figure = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('figure', { name, exact: typeof name === 'string' });

/** Picks files as the button does. */
export async function pick(page: Page, ...files: { name: string; content: string | Buffer }[]): Promise<void> {
  await page
    .getByLabel('打开文件…')
    .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })));
}

/** The cell of a figure's table twin, by row and column head. */
export async function twin(page: Page, name: string | RegExp, row: string, column: string | RegExp): Promise<string> {
  const shown = figure(page, name);
  const button = shown.getByRole('button', { name: /^(表格|Table)$/ });
  if (await button.isVisible()) await button.click();
  const heads = await shown.locator('thead th').allTextContents();
  const at = heads.findIndex((head) => (typeof column === 'string' ? head === column : column.test(head)));
  expect(at, `a column ${column} among ${heads.join(' | ')}`).toBeGreaterThanOrEqual(0);
  const found = shown.locator('tbody tr', { has: page.getByRole('rowheader', { name: row, exact: true }) });
  return (await found.locator('th, td').nth(at).textContent()) ?? '';
}

/** A figure's table twin, a record a row, by the heads of its columns. */
export async function twinRecords(page: Page, name: string | RegExp): Promise<Record<string, string>[]> {
  const shown = figure(page, name);
  const button = shown.getByRole('button', { name: /^(表格|Table)$/ });
  if (await button.isVisible()) await button.click();
  const [head, ...rows] = await shown
    .locator('tr')
    .evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent)));
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [head![at], cell])));
}

/** Chooses in one of the labelled choices over the figures. */
export async function choose(page: Page, choice: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: choice, exact: true }).first().selectOption({ label: option });
}
