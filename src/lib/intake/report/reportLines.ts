import type { Codebook } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import { text as inLanguage } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import {
  changeRuleText,
  damageRemedy,
  damageText,
  doubtReadingText,
  doubtText,
  personalText,
  rejectRemedy,
  repairText
} from '../words/findingText';
import { mask } from '../recode/mask';
import { headerText } from '../shape/nameless';
import { problemText, rejectText, severityText } from '../words/problemText';
import type { Change, ColumnMatch, Damage, IntakeReport, Reject } from './report';
import { listed, reportWords, type ReportWords } from '../words/reportWords';

/** One thing that was found in a file, in words. */
export interface ReportLine {
  /** header of the file */
  column: string | null;
  found: string;
  rule: string;
  /** as the file has it; null of what is personal */
  text: string | null;
  readAs: string | null;
  count: number | null;
  severity: string;
  remedy: string | null;
  /** the first lines of the file that it is on; null where none are named because nothing is wrong with them */
  lines: number[] | null;
}

/** All that was found in a file, the worst first. */
export function reportLines(report: IntakeReport, codebook: Codebook): ReportLine[] {
  const words = reportWords(report, codebook);
  return [
    ...(report.problem
      ? [
          reportLine({
            found: m.intake_found_problem(),
            rule: problemText(report.problem, codebook),
            severity: severityText('error')
          })
        ]
      : []),
    ...ofRejects(report, words, codebook),
    ...ofRepairs(report),
    ...ofDamages(report, words),
    ...ofDoubts(report, words),
    ...ofNotUnderstood(report, words),
    ...ofChecks(report, words, codebook),
    ...report.columns.flatMap((column) => ofColumn(column, report.columns, words)),
    ...report.absent.map((question) =>
      reportLine({
        column: words.label({ question, option: null }),
        found: m.intake_found_absent(),
        remedy: m.intake_remedy_absent()
      })
    ),
    ...report.changes.flatMap((change) => ofChange(change, words))
  ];
}

const nothing: ReportLine = {
  ...{ column: null, found: '', rule: '', text: null, readAs: null, count: null, remedy: null, lines: null },
  severity: ''
};

function reportLine(known: Partial<ReportLine>): ReportLine {
  return { ...nothing, severity: m.intake_severity_note(), ...known };
}

/** These are no answers, or somebody has said so: nothing is wrong with the file. */
const harmless: Reject['reason'][] = ['total', 'repeatedHeader', 'note', 'example', 'invalid', 'leftOut'];

function ofRejects(report: IntakeReport, words: ReportWords, codebook: Codebook): ReportLine[] {
  const table = codebook.tables.find(({ name }) => name === report.table);
  return (Object.entries(report.rejectCounts) as [Reject['reason'], number][])
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => {
      const question = reason === 'unknownWave' ? table?.wave : /Area$/.test(reason) ? table?.area : null;
      return reportLine({
        column: question ? words.column(question) : null,
        found: m.intake_found_reject(),
        rule: rejectText({ reason }),
        count,
        severity: harmless.includes(reason) ? m.intake_severity_note() : severityText('error'),
        remedy: rejectRemedy(reason),
        lines: report.rejectSample.filter((reject) => reject.reason === reason).map(({ line }) => line)
      });
    });
}

function ofRepairs({ repairs }: IntakeReport): ReportLine[] {
  return repairs.map(({ kind, count, lines }) =>
    reportLine({ found: m.intake_found_change(), rule: repairText(kind), count, lines })
  );
}

function ofDamages({ damages }: IntakeReport, words: ReportWords): ReportLine[] {
  return damages.map(({ column, kind, count, examples, lines }) =>
    reportLine({
      ...{ column: words.column(column), found: m.intake_found_damage(), rule: damageText(kind), count, lines },
      text: words.isPersonal(column) ? null : listed(examples.map(shown)),
      severity: severityText(isLost(kind) ? 'error' : 'warning'),
      remedy: damageRemedy(kind)
    })
  );
}

/** Something was lost; what else is told as a damage is only to be looked at. */
const isLost = (kind: Damage['kind']): boolean =>
  kind === 'scientific' || kind === 'leadingZeros' || kind === 'duplicateKey';

function ofDoubts({ doubts }: IntakeReport, words: ReportWords): ReportLine[] {
  return doubts.map(({ column, kind, readings, taken, count, examples, lines }) =>
    reportLine({
      ...{ column: words.column(column), found: m.intake_found_doubt(), rule: doubtText(kind), count, lines },
      text: words.isPersonal(column) ? null : listed(examples),
      readAs: taken === null ? m.intake_misread_as() : doubtReadingText(taken),
      severity: severityText('warning'),
      remedy: m.intake_remedy_doubt({ readings: listed(readings.map(doubtReadingText)) })
    })
  );
}

/** What is told as a doubt or a damage of its column is not told once more by text. */
function ofNotUnderstood({ notUnderstood }: IntakeReport, words: ReportWords): ReportLine[] {
  const open = notUnderstood.filter(({ told }) => told === undefined);
  return open.map(({ column, value, count, lines, suggestions }) => {
    const values = listed(suggestions.map((code) => words.value(column, code)));
    return reportLine({
      ...{ column: words.column(column), found: m.intake_found_misread(), count, lines },
      rule: values === '' ? '' : m.intake_misread_maybe({ values }),
      text: words.isPersonal(column) ? null : shown(value),
      readAs: m.intake_misread_as(),
      severity: severityText('warning'),
      remedy: m.intake_remedy_misread()
    });
  });
}

function ofChecks({ checks }: IntakeReport, words: ReportWords, codebook: Codebook): ReportLine[] {
  return (checks ?? [])
    .filter(({ count }) => count > 0)
    .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
    .map(({ rule, severity, count, lines }) => {
      const broken = codebook.rules.find(({ id }) => id === rule);
      return reportLine({
        column: broken ? listed([...columnsOf(broken.condition)].map(words.column)) : null,
        ...{ found: m.intake_found_check(), rule: broken ? inLanguage(broken.message) : rule, count, lines },
        severity: severityText(severity),
        remedy: m.intake_remedy_check()
      });
    });
}

function ofColumn(column: ColumnMatch, columns: ColumnMatch[], words: ReportWords): ReportLine[] {
  const { header, taken, personal } = column;
  if (personal !== null) {
    const what = personalText(personal);
    const rule = taken ? m.intake_personal_stored({ what }) : m.intake_personal_dropped({ what });
    return [reportLine({ column: header, found: m.intake_found_personal(), rule })];
  }
  if (taken || header.trim() === '') return [];
  const rule = unusedText(column, columns, words);
  return [
    reportLine({
      column: headerText(header),
      found: m.intake_found_unmatched(),
      rule,
      remedy: m.intake_remedy_unmatched()
    })
  ];
}

function unusedText({ answering, certainty }: ColumnMatch, columns: ColumnMatch[], words: ReportWords): string {
  if (answering === null) return m.intake_unmatched_unknown();
  const question = words.label(answering);
  if (certainty < 1) return m.intake_unmatched_maybe({ question });
  const isTwice = columns.some(
    (other) =>
      other.taken && other.answering?.question === answering.question && other.answering.option === answering.option
  );
  return isTwice ? m.intake_unmatched_twice({ question }) : m.intake_unmatched_not_wanted({ question });
}

function ofChange({ column, rule, count, examples }: Change, words: ReportWords): ReportLine[] {
  const common = { column: words.column(column), found: m.intake_found_change(), rule: changeRuleText(rule) };
  if (words.isPersonal(column) || rule === 'masked') return [reportLine({ ...common, count })];
  const others = count - examples.reduce((sum, example) => sum + example.count, 0);
  return [
    ...examples.map((example) =>
      reportLine({
        ...common,
        text: shown(example.text),
        readAs: words.value(column, example.value),
        count: example.count
      })
    ),
    ...(others > 0 ? [reportLine({ ...common, text: m.intake_report_others(), count: others })] : [])
  ];
}

/** A text of the file without the personal numbers in it. */
const shown = (value: string): string => mask(value) ?? value;
