/** Colour, type and size of everything drawn, as attribute values: nothing here is read by CSS. */
export const theme = {
  font: '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC Variable", sans-serif',
  card: '#ffffff',
  line: '#e6e2dc',
  ink: '#1d1c1a',
  ink2: '#5e5a55',
  /** hints and numbers that are not trusted: ink 3 of the sketch is 3.4 : 1 on white, this is 5.3 : 1 */
  ink3: '#6d6862',
  mark: '#3d5a80',
  markLight: '#a9b8cc',
  /** what silence could hide */
  markPale: '#dde4ee',
  track: '#e9e6e1',
  grey: '#b7b2ab',
  hatchPaper: '#f3f1ed',
  hatchLine: '#b9b4ac',
  emphasis: '#efece6',
  size: { small: 11.5, label: 12, text: 13 }
} as const;
