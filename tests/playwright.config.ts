import { defineConfig } from '@playwright/test';
import { host, launchArguments } from './browser';
import { subPath } from './serve';

const port = Number(process.env.TEST_PORT ?? 4180);

/** Run by tests/run.ts, which finds CHROME_PATH; alone: `npm run build && CHROME_PATH=.. npx playwright test --config tests/playwright.config.ts`. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  // an engine that starts is compiled on every core: two at once need as long as one after the other, and each page answers twice as late
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://${host}:${port}${subPath}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROME_PATH, args: [...launchArguments, '--process-per-site'] }
  },
  projects: [
    { name: 'chromium', testIgnore: 'firefox.spec.ts' },
    { name: 'firefox', testMatch: 'firefox.spec.ts' }
  ],
  webServer: {
    command: `node --import tsx tests/serve.ts ${port}`,
    cwd: '..',
    url: `http://127.0.0.1:${port}${subPath}`,
    reuseExistingServer: false
  }
});
