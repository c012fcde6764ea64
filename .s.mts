import { chromium } from '@playwright/test';
import { host, launchArguments } from './tests/browser';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: launchArguments });
for (const [lang, button] of [['zh', '中文'], ['en', 'English']] as const)
  for (const [w, h] of [[1366, 768], [1920, 1080]] as const) {
    const context = await browser.newContext({ viewport: { width: w, height: h }, locale: 'zh-CN' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (e) => faults.push(String(e))); page.on('console', (c) => { if (c.type() === 'error') faults.push(c.text()); });
    const settled = () => page.waitForFunction(() => document.querySelector('main')?.getAttribute('aria-busy') === 'false', null, { polling: 40, timeout: 120000 });
    await page.goto(`http://${host}:4790/a/b/briefing`); await settled();
    if (lang === 'en') { await page.getByRole('button', { name: button }).click(); await settled(); }
    for (const at of [0, 1, 3, 4, 5, 7]) {
      await page.getByRole('navigation', { name: lang === 'zh' ? '幻灯片' : 'Slides' }).getByRole('button').nth(at).click(); await settled();
      await page.screenshot({ path: `/tmp/w/b-${lang}-${w}-${at}.png` });
    }
    await page.getByRole('button', { name: lang === 'zh' ? '导出…' : 'Take away …' }).click(); await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/w/b-${lang}-${w}-leave.png` });
    console.log(lang, w, faults);
    await context.close();
  }
await browser.close();
