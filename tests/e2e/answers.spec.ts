import { open, settled } from './app';
import { expect, test } from './test';

test.use({ leavesNoTrace: true });

test('every question has its place: a part of the form is one press, its address opens it again, and an area narrows it', async ({
  page
}) => {
  await open(page, 'answers');
  await expect(page.getByRole('heading', { name: '各问答了什么' })).toBeVisible();
  await page.getByRole('button', { name: '服务', exact: true }).click();
  await settled(page);
  await expect(page).toHaveURL(/[?&]u=service/);
  await expect(
    page.getByText(/供需缺口最大的是健康体检：最需要 45\.6%，用过 12\.3%，相差 33\.2 个百分点/)
  ).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(page.getByRole('figure', { name: /各项服务：最需要与用过/ })).toBeVisible();
  await page
    .getByRole('button', { name: /^大悟县 单位自建/ })
    .first()
    .click();
  await settled(page);
  await expect(page).toHaveURL(/[?&]a=420922/);
});
