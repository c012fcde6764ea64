import type { Codebook } from '../../../../../src/lib/codebook/codebook';
import type { Label } from '../../../../../src/lib/i18n/label';
import type { Locale } from './texts';

/** What one clause of a text says, its words by the name of their place. */
export interface Claim {
  is: string;
  words: Record<string, string>;
}

interface Reading {
  claims: Claim[];
  unread: string;
}

/** Names that a text may hold, each with what it stands for. */
export interface Lexicon {
  /** what was read already: views say much that others said */
  known: Map<string, Reading>;
  patterns: [is: string, pattern: RegExp][];
  separator: RegExp;
}

/** Every clause of a text; `unread` is the rest that no clause fits, and '' when all is read. */
export function read(text: string, lexicon: Lexicon): Reading {
  const found = lexicon.known.get(text) ?? readAnew(text, lexicon);
  lexicon.known.set(text, found);
  return found;
}

function readAnew(text: string, { patterns, separator }: Lexicon): Reading {
  const claims: Claim[] = [];
  let at = 0;
  while (at < text.length) {
    separator.lastIndex = at;
    const gap = separator.exec(text);
    if (gap) at += gap[0].length;
    if (at >= text.length) break;
    const found = patterns
      .map(([is, pattern]) => {
        pattern.lastIndex = at;
        return { is, match: pattern.exec(text) };
      })
      .find(({ match }) => match !== null && match[0] !== '');
    if (!found) return { claims, unread: text.slice(at) };
    claims.push({ is: found.is, words: { ...found.match!.groups } });
    at += found.match![0].length;
  }
  return { claims, unread: '' };
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function lexicon(codebook: Codebook, locale: Locale): Lexicon {
  const zh = locale === 'zh-CN';
  const word = (label: Label) => label[zh ? 'zh' : 'en']!;
  const any = (words: string[]) =>
    [...new Set(words)]
      .filter(Boolean)
      .sort((a, b) => b.length - a.length)
      .map(escape)
      .join('|');
  const names = {
    AREA: any(codebook.areas.filter(({ type }) => type !== 'township').map(({ label }) => word(label))),
    LABEL: any(codebook.indicators.map(({ label }) => word(label))),
    PART: any(codebook.indicators.map(({ short }) => word(short))),
    KIND: any(codebook.areaTypes.flatMap(({ label }) => [word(label), word(label).toLowerCase()])),
    WAVE: any(codebook.waves.map(({ label }) => word(label))),
    COVERAGE: any(codebook.coverages.map(({ label }) => word(label))),
    STEP: any(codebook.overview.funnel.map(({ label }) => word(label))),
    UNIVERSE: any(codebook.indicators.map(({ denominatorLabel }) => word(denominatorLabel))),
    UNIT: any(codebook.indicators.flatMap(({ unit, count }) => [word(unit), word(count)])),
    NUMBER: '[−-]?[\\d,]+(?:\\.\\d+)?(?: 万)?'
  };
  const shared: Record<string, string> = {
    ...names,
    VALUE: zh ? '(?:NUMBER%|NUMBER 个百分点|NUMBER ?(?:UNIT))' : '(?:NUMBER%|NUMBER percentage points|NUMBER (?:UNIT))',
    LIST: zh ? '(?:AREA)(?:(?:、|和)(?:AREA))*' : '(?:AREA)(?:(?:, and |, | and )(?:AREA))*',
    ONE: zh ? '(?:AREA)（VALUE(?:，(?:PART))?）' : '(?:AREA) \\(VALUE(?:, (?:PART))?\\)',
    NAMED: zh
      ? '(?:(?:LIST)（均为 VALUE(?:，(?:PART))?）|ONE(?:(?:、|和)ONE)*)'
      : '(?:(?:LIST) \\(VALUE(?:, (?:PART))? each\\)|ONE(?:(?:, and |, | and )ONE)*)',
    GROUP: zh
      ? '(?<part>可比的 )?(?<number>\\d+) 个(?<kind>KIND)'
      : '(?<number>\\d+) (?<part>comparable )?(?<kind>KIND)',
    GOAL: zh ? '(?<goal>暂定目标|目标)' : '(?<goal>provisional target|target)',
    UNROUNDED: zh ? '(?<unrounded>（按未舍入值计算）)?' : '(?<unrounded> \\(from unrounded values\\))?',
    SCOPE: zh
      ? '(?:（仅比较两轮可比的(?:地区，不含(?<leftOut>LIST)|(?<only>LIST)| (?<same>\\d+) 个地区，共 (?<every>\\d+) 个)）)?'
      : '(?: \\((?:comparable areas only, without (?<leftOut>LIST)|(?<only>LIST) only, the rest cannot be compared|only the (?<same>\\d+) of (?<every>\\d+) areas that can be compared)\\))?',
    STATE: zh
      ? '达标|接近|未达标|与目标无明显差别|单位少，不评判|未设目标|样本少|口径冲突|不公布|未报|列未确认|不适用|没有符合筛选的单位'
      : 'reached|near|below|with no clear difference from the target|with too few units to judge|without a target|on a small sample|in conflict|not published|not reported|not confirmed|not applicable|without units that pass the filter'
  };
  const compile = (source: string): RegExp => {
    let text = source;
    for (let depth = 0; depth < 6; depth++) {
      text = text.replace(/\b[A-Z]{3,}\b/g, (name) => (name in shared ? `(?:${shared[name]})` : name));
      // a name stands in the lexicon as text: once it is in, capitals of its own are not read again
      if (
        !/\b(?:AREA|LABEL|PART|KIND|WAVE|COVERAGE|STEP|UNIVERSE|UNIT|NUMBER|VALUE|LIST|ONE|NAMED|GROUP|GOAL|UNROUNDED|STATE|SCOPE)\b/.test(
          text
        )
      )
        break;
    }
    return new RegExp(text, 'uy');
  };
  return {
    known: new Map(),
    patterns: Object.entries(zh ? chinese : english).map(([is, source]) => [is.replace(/\d$/, ''), compile(source)]),
    separator: zh ? /，|。|；/y : /, |\.$|; /y
  };
}

const chinese: Record<string, string> = {
  contrast:
    '(?<area>AREA)?(?<reported>LABEL) (?<low>VALUE)，比(?<claimed>LABEL) (?<high>VALUE) (?<way>低|高) (?<size>VALUE)UNROUNDED',
  contrastUnclear: '(?<area>AREA)?(?<reported>LABEL) (?<low>VALUE)，与(?<claimed>LABEL) (?<high>VALUE) 无显著差别',
  contrastMost: '其中(?<area>AREA)相差最大（(?<size>VALUE)）',
  matrix: '(?<area>AREA) (?<count>\\d+) 项主要指标：',
  matrix2: '(?<area>AREA)(?<coverage>COVERAGE)? (?<count>\\d+) 项指标：',
  matrixUntargeted: '(?<area>AREA)(?<coverage>COVERAGE)? (?<count>\\d+) 项指标（未设目标）',
  matrixItem: '(?<count>\\d+) 项(?<state>STATE)',
  matrixProvisional: '（其中 (?<count>\\d+) 项的目标为暂定）',
  untargeted: '各地区主要指标（未设目标，只作排序）',
  map: '(?:(?<label>LABEL)：)?(?<count>\\d+) 个地区中 (?=\\d)',
  mapRange: '(?<count>\\d+) 个在 (?<low>VALUE) 至 (?<high>VALUE) 之间',
  mapItem: '(?<count>\\d+) 个(?<state>STATE)',
  chosenState: '(?<area>AREA)(?<label>LABEL)(?: (?<value>VALUE))?（(?<state>STATE)）',
  funnel: '(?<area>AREA)?(?<every>全部)?(?<universe>UNIVERSE)中：',
  funnelStep: '、?(?<step>STEP) (?:(?<value>VALUE)|(?<state>STATE))',
  worst: '(?:GROUP中)?(?<named>NAMED)(?<label>LABEL)(?<way>最低|最高)',
  worstCount:
    '(?:GROUP中有 )?(?<tied>\\d+) 个(?<tiedKind>KIND)?(?<label1>LABEL)?(?:（均为 (?<value1>VALUE)）)?(?<label>LABEL)?(?:并列)?(?<way>最低|最高)(?:（均为 (?<value>VALUE)）)?',
  equal: 'GROUP(?<label>LABEL)(?<level>持平，)?均为 (?<value>VALUE)',
  spread:
    '(?:GROUP中)?(?<label>LABEL)最高的是(?:(?<highest>NAMED)|并列的 (?<highCount>\\d+) 个地区（(?<highValue>VALUE)）)，最低的是(?:(?<lowest>NAMED)|并列的 (?<lowCount>\\d+) 个地区（(?<lowValue>VALUE)）)，相差 (?<size>VALUE)UNROUNDED',
  spreadChange: '差距比(?<wave>WAVE)(?<way>扩大|缩小) (?<size>VALUE)',
  allReached: 'GROUP(?<label>LABEL)全部达到GOAL',
  allReachedEnd: '(?<way>最低|最高)的是(?<named>NAMED)',
  unclearRank:
    'GROUP(?<label>LABEL)在 (?<low>VALUE) 至 (?<high>VALUE) 之间，(?<which>差别不显著，难分高低|最低的几个差别不显著|最高的几个差别不显著|两端的差别不显著)',
  place: '在GROUP中排(?<tied>并列)?第 (?<place>\\d+)',
  gapTogether: '距(?<own>各自)?(?:GOAL)合计还差 (?<gap>VALUE)',
  noneReached: '均未达到GOAL',
  allOff: '均(?<way>低于|高于)GOAL (?<target>VALUE)',
  allUndecided: '均与GOAL (?<target>VALUE) 无明显差别',
  value:
    '(?:(?<coverage>COVERAGE)：)?(?<area>AREA)?(?<label>LABEL) (?<value>VALUE)(?:，(?<part>PART))?(?:（(?<weighted>加权 )?(?<denominator>NUMBER) (?:UNIT)中有 (?<numerator>NUMBER) (?:UNIT)）)?',
  change: '比(?<wave>WAVE)(?<way>提高|下降) (?<size>VALUE)(?:SCOPE)',
  level: '与(?<wave>WAVE)(?<way>持平|基本持平)(?:SCOPE)',
  unclearChange: '与(?<wave>WAVE)相比变化不显著(?:SCOPE)',
  first: '首轮调查，无上轮可比',
  reached: '已达到GOAL (?<target>VALUE)',
  gap: '(?:距GOAL (?<target>VALUE) 还差 (?<gap>VALUE))',
  gapOf: '按GOAL (?<target>VALUE) (?<sum>各地合计)还差 (?<gap>VALUE)',
  gapOwn: '按各自(?:GOAL)，(?<sum>各地合计)还差 (?<gap>VALUE)',
  gapSum: '(?<sum>各地合计)还差 (?<gap>VALUE)',
  off: '比GOAL(?: (?<target1>VALUE) |（(?<target2>VALUE)）)(?<way>低|高) (?<size>VALUE)UNROUNDED',
  undecided: '与GOAL (?<target>VALUE) 无明显差别',
  share: '其中(?<areas>LIST)占 (?<share>\\d+)%',
  shareMost: '其中(?<areas>LIST)占 99% 以上',
  shareAll: '都在(?<areas>LIST)',
  reported: '（(?<of>\\d+) 个地区中 (?<count>\\d+) 个已报送）',
  few: '（有效样本仅 (?<n>NUMBER)，仅供参考）',
  fewWorth: '（有效样本 (?<n>NUMBER)，加权折合仅 (?<worth>NUMBER)，仅供参考）',
  without:
    '(?:(?<coverage>COVERAGE)：)?(?<area>AREA)?(?<label>LABEL)(?<reason>尚未报送，没有数据|因涉及个人，数值不予显示|因涉及个人，一次只能按一项条件筛选，请只保留一项|有效样本不足，不作比较|不适用(?:：该表没有这一列，不能这样筛选)?|分子与分母口径冲突，待核实|没有符合筛选的单位|：?列未确认，未入库)',
  withoutConflict:
    '(?:(?<coverage>COVERAGE)：)?(?<area>AREA)?(?<label>LABEL)为 (?<value>VALUE)，分子与分母口径冲突，待核实'
};

const english: Record<string, string> = {
  contrast:
    '(?<reported>LABEL)(?: in (?<area>AREA))? (?<low>VALUE), (?<size>VALUE) (?<way>below|above) “(?<claimed>LABEL)” \\((?<high>VALUE)\\)UNROUNDED',
  contrastUnclear:
    '(?<reported>LABEL)(?: in (?<area>AREA))? (?<low>VALUE), no significant difference from “(?<claimed>LABEL)” \\((?<high>VALUE)\\)',
  contrastMost: 'the difference is largest in (?<area>AREA) \\((?<size>VALUE)\\)',
  matrix: '(?<area>AREA)(?:, (?<coverage>COVERAGE))?: of (?<count>\\d+) indicators (?=\\d)',
  matrixUntargeted: '(?<area>AREA)(?:, (?<coverage>COVERAGE))?: (?<count>\\d+) indicators without a target',
  matrixItem: '(?<count>\\d+) (?<state>STATE)(?=,|$| \\()',
  matrixProvisional: ' ?\\((?<count>\\d+) of the targets (?:are|is) provisional\\)',
  untargeted: 'Main indicators by district \\(no targets: ranked only\\)',
  map: '(?:(?<label>LABEL): )?of (?<count>\\d+) areas (?=\\d)',
  mapRange: '(?<count>\\d+) between (?<low>VALUE) and (?<high>VALUE)',
  chosenState: '(?<area>AREA): (?<label>LABEL)(?: (?<value>VALUE))? \\((?<state>STATE)\\)',
  funnel: 'Of (?<every>all )?(?<universe>UNIVERSE)(?: in (?<area>AREA))?: ',
  funnelStep: '(?<step>STEP) (?:(?<value>VALUE)|(?<state>STATE))',
  worst: '(?<label>LABEL): (?<way>lowest|highest)(?: of GROUP)? in (?<named>NAMED)',
  worstCount:
    '(?<label>LABEL): (?<way>lowest|highest)(?: of GROUP)? in (?<tied>\\d+)(?: that tie| (?<tiedKind>KIND)) \\((?:(?<value>VALUE) each|all (?<value1>VALUE))\\)',
  equal:
    '(?<label>LABEL): (?:(?<value1>VALUE) in all GROUP|all (?<number1>\\d+) (?:KIND) are (?<level>level) at (?<value>VALUE))',
  spread:
    '(?<label>LABEL):(?: of GROUP)? highest in (?:(?<highest>NAMED)|(?<highCount>\\d+) areas that tie \\((?<highValue>VALUE)\\)), lowest in (?:(?<lowest>NAMED)|(?<lowCount>\\d+) areas that tie \\((?<lowValue>VALUE)\\)), (?<size>VALUE) apart(?:UNROUNDED)',
  spreadChange: 'the difference (?<way>grew|shrank) by (?<size>VALUE) from (?<wave>WAVE)',
  allReached: '(?<label>LABEL): all GROUP reach the GOAL',
  allReachedEnd: '(?<way>lowest|highest) in (?<named>NAMED)',
  unclearRank:
    '(?<label>LABEL): from (?<low>VALUE) to (?<high>VALUE) in GROUP, (?<which>too close for this sample to rank|the lowest too close for this sample to rank|the highest too close for this sample to rank|the ends too close for this sample to rank)',
  place: '(?<tied>joint )?number (?<place>\\d+) of GROUP',
  gapTogether: 'together (?<gap>VALUE) short of (?:the|(?<own>their own)) (?:GOAL)s?',
  noneReached: 'none of them reaches its GOAL',
  allOff: 'all (?<way>under|over) the GOAL of (?<target>VALUE)',
  allUndecided: 'none clearly different from the GOAL of (?<target>VALUE)',
  allCount: '(?<label>LABEL): (?<numerator>NUMBER) of (?<denominator>NUMBER) (?:UNIT) \\((?<value>VALUE)\\)',
  value2:
    '(?<label>LABEL)(?: in (?<area>AREA))?: (?<weighted>weighted )?(?<numerator>NUMBER) of (?<denominator>NUMBER) (?:UNIT) \\((?<value>VALUE)\\)',
  value: '(?:(?<coverage>COVERAGE): )?(?<label>LABEL)(?: in (?<area>AREA))? (?<value>VALUE)(?:, (?<part>PART))?',
  value3: '(?<area>AREA): (?<label>LABEL) (?<value>VALUE)(?:, (?<part>PART))?',
  change: '(?<way>up|down) (?<size>VALUE) from (?<wave>WAVE)(?:SCOPE)',
  level: '(?<way>unchanged|nearly unchanged) from (?<wave>WAVE)(?:SCOPE)',
  unclearChange: 'no significant change from (?<wave>WAVE)(?:SCOPE)',
  first: 'first wave, nothing to compare with',
  reached: 'the GOAL of (?<target>VALUE) is reached',
  gap: '(?<gap>VALUE) short of the GOAL of (?<target>VALUE)',
  gapOf: '(?<sum>with its areas together )(?<gap>VALUE) short of the GOAL of (?<target>VALUE)',
  gapOwn: '(?<sum>with its areas together) (?<gap>VALUE) short of their own (?:GOAL)s',
  gapSum: '(?<sum>its areas together) (?<gap>VALUE) short',
  off: '(?<size>VALUE) (?<way>under|over) the GOAL of (?<target1>VALUE)UNROUNDED',
  undecided: 'no clear difference from the GOAL of (?<target>VALUE)',
  share: '(?<share>\\d+)% of that in (?<areas>LIST)',
  shareMost: 'more than 99% of that in (?<areas>LIST)',
  shareAll: 'all of that in (?<areas>LIST)',
  reported: ' ?\\((?<count>\\d+) of (?<of>\\d+) areas reported\\)',
  few: ' ?\\(only (?<n>NUMBER) answers: a hint, not a result\\)',
  fewWorth: ' ?\\((?<n>NUMBER) answers, worth only (?<worth>NUMBER) once weighted: a hint, not a result\\)',
  without:
    '(?:(?<coverage>COVERAGE): )?(?<label>LABEL)(?: in (?<area>AREA))?: (?<reason>not reported, no data|not shown, to protect people|to protect people, questionnaires are shown for one filter at a time[:;] keep only one|too few answers to compare|does not apply(?:(?:, as|:) this table has no such column to filter by)?|numerator and denominator contradict each other, to be checked|no unit passes the filter|a column is not confirmed, so its answers are not loaded)',
  withoutConflict:
    '(?:(?<coverage>COVERAGE): )?(?<label>LABEL)(?: in (?<area>AREA))?: (?<value>VALUE): numerator and denominator contradict each other, to be checked'
};
