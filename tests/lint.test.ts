import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();
const lint = async (code: string, filePath: string) => {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return result!.messages.map(({ ruleId }) => ruleId);
};

test.each([
  `await page.locator('.key b').textContent();`,
  `await page.locator('td').allTextContents();`,
  `await page.locator('rect').evaluateAll((marks) => marks.length);`,
  `await page.evaluate(() => document.querySelector('figure'));`,
  `await expect.poll(() => tableRecords(page, 'x')).toEqual([]);`,
  `await page.waitForTimeout(100);`,
  `await page.waitForLoadState('load');`,
  `await page.goto('', { waitUntil: 'networkidle' });`,
  `await new Promise((resolve) => setTimeout(resolve, 100));`,
  `test.describe.configure({ retries: 2 });`,
  `await expect(async () => tableCell(page, 'x')).toPass();`
])('a browser test may not say %s', async (code) => {
  expect(await lint(code, 'tests/e2e/made.spec.ts')).toEqual(['no-restricted-syntax']);
});

test.each([
  `await settled(page);`,
  `expect(await read(key(page))).toBe('75.0%');`,
  `await expect(figure(page, 'x')).toContainText('75.0');`
])('a browser test may say %s', async (code) => {
  expect(await lint(code, 'tests/e2e/made.spec.ts')).toEqual([]);
});
