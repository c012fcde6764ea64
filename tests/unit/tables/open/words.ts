import type { ListWords } from '../../../../src/lib/tables/open/openTables';

export const words: ListWords = {
  areas: '地区',
  code: '代码',
  name: '名称',
  parent: '上级',
  type: '类型',
  choices: '选项',
  table: '表',
  column: '列'
};
