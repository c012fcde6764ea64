import type { Area, Choice, Codebook, MissingKind, Variable, VariableType } from '../../../src/lib/codebook/codebook';
import { recoder, type RecodeContext } from '../../../src/lib/intake/recode/recode';
import type { ChangeRule, Recoding } from '../../../src/lib/intake/report/report';
import type { Label } from '../../../src/lib/i18n/label';
import { survey } from '../tables/survey';

/** A question with a Chinese label, of whatever type and list. */
export function variable(type: VariableType, zh: string, list: string | null = null, aliases: string[] = []): Variable {
  return { name: 'x', type, list, relevant: null, optional: false, block: '', label: { zh }, aliases };
}

/** The small survey with areas in three levels and more lists. */
export const codebook: Codebook = {
  ...survey,
  areas: [
    area('420900', null, '孝感市', ['孝感'], 'Xiaogan'),
    area('420902', '420900', '孝南区', [], 'Xiaonan'),
    area('420922', '420900', '大悟县'),
    area('420923', '420900', '云梦县', ['梦泽']),
    area('4209GX', '420900', '高新区', ['开发区']),
    area('420902100', '420902', '新铺镇'),
    area('420922100', '420922', '大悟县城关镇'),
    area('420923100', '420923', '云梦县城关镇'),
    area('420922113', '420922', '三里镇'),
    area('420923200', '420923', '三里乡')
  ],
  choices: new Map([
    ...survey.choices,
    ['gender', [choice('male', '男', ['男性']), choice('female', '女')]],
    ['yes_no', [choice('yes', '是'), choice('no', '否')]],
    ['known', [choice('yes', '是'), choice('no', '否'), choice('unknown', '不清楚', [], 'dont_know')]],
    [
      'congress',
      [choice('own', '职工代表大会'), choice('none', '未建立'), choice('na', '不适用', [], 'not_applicable')]
    ],
    [
      'scale',
      [
        choice('5', '非常满意'),
        choice('2', '不满意'),
        choice('1', '非常不满意'),
        choice('na', '不适用', [], 'not_applicable')
      ]
    ],
    [
      'staff',
      [
        choice('1-24', '1—24人'),
        choice('25-99', '25—99人'),
        choice('<2000', '2000元以下'),
        choice('<15000', '1.5万元以下')
      ]
    ],
    [
      'service',
      [
        choice('legal', '法律援助'),
        choice('help', '困难帮扶'),
        choice('loan', '创业扶持（贷款、贴息）'),
        choice('farm', '农、林、牧、渔业'),
        choice('other', '其他'),
        choice('none', '无'),
        choice('unsure', '说不准', [], 'dont_know')
      ]
    ]
  ])
};

/** Reads texts of one question; what is not said is a plain file. */
export function reads(of: Variable, context: Partial<RecodeContext> = {}): (text: string) => Recoding {
  return recoder(of, codebook, { platform: 'plain', ...context });
}

export const is = (text: string, value: string | number, rule: ChangeRule | null): Recoding => ({
  text,
  value,
  missing: null,
  rule
});
export const isMissing = (text: string, missing: MissingKind, rule: ChangeRule | null): Recoding => ({
  text,
  value: null,
  missing,
  rule
});
export const isUnrecognised = (text: string, suggestions: string[] = []): Recoding => ({
  text,
  notUnderstood: true,
  suggestions
});

function area(code: string, parent: string | null, zh: string, aliases: string[] = [], en = ''): Area {
  const label: Label = en === '' ? { zh } : { zh, en };
  return { code, parent, type: '', column: null, row: null, label, aliases };
}

function choice(name: string, zh: string, aliases: string[] = [], missing: MissingKind | null = null): Choice {
  return { name, missing, aliases, label: { zh } };
}
