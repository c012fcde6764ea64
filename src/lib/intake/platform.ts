/** Who exported a file: 问卷星, 腾讯问卷, 金数据, or anybody. */
export type Platform = 'wjx' | 'tencent' | 'jinshuju' | 'plain';
