import { choose, drawn, figure, look, open, settled } from './app';
import { expect, test } from './test';

test.use({ leavesNoTrace: true });

test('a district is two presses from the overview; an indicator of it shows its townships, a township its units', async ({
  page
}) => {
  await open(page);
  await page.getByRole('link', { name: '地区', exact: true }).click();
  await choose(page, '地区', '大悟县');
  await expect(page).toHaveURL(/\/district\?a=420922/);
  const profile = figure(page, '大悟县：各项指标');
  await expect(profile).toBeVisible();
  await expect(figure(page, '大悟县各乡镇（街道）：建会率')).toBeVisible();
  await profile.getByRole('button', { name: /^大悟县 集体合同建制率/ }).click();
  await settled(page);
  const towns = figure(page, '大悟县各乡镇（街道）：集体合同建制率');
  await expect(towns).toBeVisible();
  await towns.getByRole('button', { name: /^丰店镇/ }).click();
  await expect(page).toHaveURL(/list=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/list=/);
  await expect(towns).toBeVisible();
});

test('the page of a district prints on one sheet of A4, in both languages, whatever it has to say', async ({
  page
}) => {
  await open(page);
  await page.getByRole('link', { name: '地区', exact: true }).click();
  for (const language of ['English', '中文'])
    for (const [area, named] of [
      ['420922', /大悟县|Dawu/],
      ['420984', /汉川市|Hanchuan/]
    ] as const)
      await test.step(`${language} ${area}`, async () => {
        await page.getByRole('button', { name: language }).click();
        await open(page, `district?a=${area}`);
        await expect(page.getByRole('figure', { name: named })).toHaveCount(3);
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width: 718, height: 1046 });
        await drawn(page);
        const paper = await look(page, () => ({
          width: document.documentElement.scrollWidth,
          height: document.querySelector('.sheets')!.getBoundingClientRect().height,
          cut: [...document.querySelectorAll('figure svg')].filter(
            (svg) => svg.getBoundingClientRect().right > svg.closest('figure')!.getBoundingClientRect().right
          ).length
        }));
        expect(paper.width).toBeLessThanOrEqual(718);
        expect(paper.height).toBeLessThanOrEqual(1046);
        expect(paper.cut).toBe(0);
        await page.emulateMedia({ media: null });
        await page.setViewportSize({ width: 1366, height: 768 });
      });
});
