import { normal } from '../match/normal';

/** Who exported a file: 问卷星, 腾讯问卷, 金数据, or anybody. */
export type Platform = 'wjx' | 'tencent' | 'jinshuju' | 'plain';

interface Traits {
  /** columns that only this platform writes beside the answers */
  own: string[];
  /** how many of those make a file its export */
  enough: number;
  /** what stands between the answers of one cell; `|` is everybody's, for it is how the survey's own files are written */
  separators: string[];
  /** column in which the platform says what it thinks of an answer, and a pattern of the texts that call it invalid */
  invalid: { header: string; pattern: string } | null;
}

const everySeparator = ['|', '┋', '→', ';', '；', ',', '，', '、', '\n'];

const platforms: Record<Platform, Traits> = {
  wjx: {
    own: ['提交答卷时间', '所用时间', '来源详情', '来自IP'],
    enough: 2,
    // options may hold commas
    separators: ['|', '┋', '→'],
    invalid: null
  },
  tencent: {
    own: ['开始答题时间', '结束答题时间', '答题时长', '清洗数据结果', '智能清洗数据无效概率', '地理位置国家和地区'],
    enough: 2,
    separators: everySeparator,
    invalid: { header: '清洗数据结果', pattern: '无效' }
  },
  jinshuju: {
    own: ['提交人', '提交时间', '修改时间', '填写设备', '操作系统', '浏览器', '填写地区'],
    enough: 3,
    separators: everySeparator,
    invalid: null
  },
  plain: { own: [], enough: Infinity, separators: everySeparator, invalid: null }
};

/** The platform with most of its own columns in a header. */
export function platformOf(header: string[]): Platform {
  const names = new Set(header.map(normal));
  let best: Platform = 'plain';
  let most = 0;
  for (const [platform, { own, enough }] of Object.entries(platforms) as [Platform, Traits][]) {
    const count = own.filter((name) => names.has(normal(name))).length;
    if (count >= enough && count > most) [best, most] = [platform, count];
  }
  return best;
}

/** The column in which a platform marks answers as invalid, and the pattern (RE2, found anywhere in the text) of its marks. */
export function invalidAnswers(platform: Platform): { header: string; pattern: string } | null {
  return platforms[platform].invalid;
}

/** What a platform writes between the several answers of one cell. */
export function separatorsOf(platform: Platform): string[] {
  return platforms[platform].separators;
}
