import { look, open, settled } from './app';
import { expect, test } from './test';

test.use({ viewport: { width: 390, height: 844 } });

const words = {
  'zh-CN': { language: '中文', pages: ['总览', '缺口', '地区', '分析', '单项指标', '数据', '汇报'] },
  en: { language: 'English', pages: ['Overview', 'Gaps', 'Districts', 'Analysis', 'One indicator', 'Data', 'Briefing'] }
};

/** Texts of the matrix that lie on each other. */
const overlapping = () => {
  const texts = [...document.querySelectorAll('figure:first-of-type svg text')].map((text) => ({
    words: text.textContent,
    box: text.getBoundingClientRect()
  }));
  return texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter(
        ({ box }) =>
          box.left < one.box.right && one.box.left < box.right && box.top < one.box.bottom && one.box.top < box.bottom
      )
      .map((other) => `${one.words} | ${other.words}`)
  );
};

for (const [locale, { language, pages }] of Object.entries(words)) {
  test(`on a phone nothing is wider than the screen, folded or not, and no words of the matrix lie on others, in ${locale}`, async ({
    page
  }) => {
    await open(page);
    const more = page.getByRole('button', { name: '更多' });
    await expect(page.getByRole('combobox', { name: '地区' })).toBeHidden();
    await more.click();
    await page.getByRole('button', { name: language }).click();
    await page.locator('.bar .fold').click();
    await expect(page.getByRole('combobox').nth(1)).toBeVisible();
    for (const name of pages) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
      await settled(page);
      // the list is fetched when the frame is found to be narrow
      if (name === pages[0])
        await expect(page.getByRole('figure').first().locator('svg [role=button]')).toHaveCount(15 * 13);
      const wide = await look(page, () => ({
        page: document.scrollingElement!.scrollWidth,
        beyond: [...document.querySelectorAll('main *')]
          .filter((element) => element.getBoundingClientRect().right > 390)
          // a wide table scrolls in a box of its own, which is no wider than the screen
          .filter((element) => {
            for (let box = element.parentElement; box; box = box.parentElement)
              if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return false;
            return true;
          })
          .map((element) => element.outerHTML.slice(0, 60))
      }));
      expect(wide, name).toEqual({ page: 390, beyond: [] });
      if (name === pages[0]) {
        expect(await look(page, overlapping)).toEqual([]);
      }
    }
  });
}
