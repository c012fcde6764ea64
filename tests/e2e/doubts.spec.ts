import { open, pick } from './app';
import { expect, test } from './test';

const header = '单位编号,统计期,报送地区,单位类型,经营状态,职工总数（人）,会员评家满意率（%）';
const unit = (id: string, percent: string) => `${id},2014,孝南区,企业,正常经营,20,${percent}`;

test('a column that cannot be what it says is told in the footer, and one press reads all of it; another asks again', async ({
  page
}) => {
  await open(page);
  const lines = [unit('Ｕ１', '45.0'), unit('U2', '0.544'), unit('U3', '100.0'), unit('U4', '0.61')];
  await pick(page, { name: 'shares.csv', content: [header, ...lines].join('\n') });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('“会员评家满意率（%）”整列存疑');
  await expect(dialog).toContainText('共 2 处，如 0.544、0.61；现在按空白计');
  await expect(dialog.getByRole('button', { name: '照写的读' })).toBeVisible();
  await dialog.getByRole('button', { name: '是比例，乘以 100' }).click();
  await expect(dialog).not.toContainText('整列存疑');
  await expect(dialog).toContainText('入库 4 行');
  await dialog.getByRole('button', { name: '重新选' }).click();
  await expect(dialog).toContainText('共 2 处，如 0.544、0.61；现在按空白计');
  await dialog.getByRole('button', { name: '是比例，乘以 100' }).click();
  await expect(dialog).toContainText('已按“是比例，乘以 100”读');
  await expect(dialog).not.toContainText('整列存疑');
});
