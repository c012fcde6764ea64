import { proseTable } from '../../charts/prose/table';
import type { ProseSubject } from '../../charts/prose/layout';
import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, text } from '../../i18n/format';
import { reportingAreas } from '../../codebook/reporting';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import type { View } from '../view/view';
import { sizeText } from '../words/basis';
import { areaText, listText } from '../words/wording';

/** So many areas or indicators are named; of more their number is said. */
const NAMED = 5;

/** How far the numbers of a wave can be trusted: what came in, what is blank, what contradicts itself, what is not shown. */
export const quality: FigureKind<object> = {
  resolve: () => ({}),
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: () => ({ page: '/briefing', choices: {} }),
  build({ view }, _, answers) {
    const lines = [
      ...answers.codebook.tables.flatMap(({ name }) => tableLines(answers, view, name)),
      blankLine(answers, view),
      stateLine(answers, view, 'conflict'),
      stateLine(answers, view, 'hidden'),
      stateLine(answers, view, 'unconfirmed')
    ].filter((line) => line !== null);
    const subject: ProseSubject = { hasLead: false, paragraphs: lines.map((line) => [{ text: line }]) };
    return {
      title: m.briefing_quality_title(),
      subtitle: '',
      headline: [{ text: headline(answers, view) }],
      indicators: [],
      table: proseTable(subject),
      chart: { type: 'prose', subject },
      leads: {},
      shows: { waves: [view.wave], estimates: [] }
    };
  }
};

/** Areas of which a table has an estimate with a value, in the wave. */
function reporting(answers: Answers, { wave }: View, table: string): { known: string[]; silent: string[] } {
  const ids = new Set(answers.codebook.indicators.filter((one) => one.table === table).map(({ id }) => id));
  const codes = reportingAreas(answers.codebook).map(({ code }) => code);
  const own = answers.wave(wave).filter(({ indicator }) => ids.has(indicator));
  const reported = new Set(own.filter(({ state }) => state !== 'notReported').map(({ area }) => area));
  return { known: codes.filter((one) => reported.has(one)), silent: codes.filter((one) => !reported.has(one)) };
}

/** The largest number of answers that a table has to any question, and who sent nothing. */
function tableLines(answers: Answers, view: View, table: string): string[] {
  const { codebook } = answers;
  const own = codebook.indicators.filter((one) => one.table === table);
  const found = own.flatMap((indicator): [Indicator, Estimate][] => {
    const estimate = answers.estimate(indicator.id, view.wave, view.area);
    return estimate && estimate.n !== null ? [[indicator, estimate]] : [];
  });
  const [largest] = found.sort(([, a], [, b]) => b.n! - a.n!);
  const label = text(codebook.tables.find(({ name }) => name === table)!.label);
  const size = largest && sizeText(codebook, ...largest);
  if (!size) return [];
  const { known, silent } = reporting(answers, view, table);
  const words = { table: label, size, areas: known.length, of: known.length + silent.length };
  if (silent.length === 0) return [m.briefing_quality_table(words)];
  return [m.briefing_quality_silent({ ...words, silent: namesOf(answers, silent) })];
}

const namesOf = ({ codebook }: Answers, codes: string[]): string =>
  codes.length > NAMED
    ? m.briefing_areas({ count: codes.length })
    : listText(codes.map((one) => areaText(codebook, one)));

/** The question that most left blank, as a share of those who were asked. */
function blankLine(answers: Answers, { wave, area }: View): string | null {
  const share = (one: Estimate) => one.nonresponse! / (one.nonresponse! + one.n!);
  const known = answers.codebook.indicators
    .flatMap(({ id }) => answers.estimate(id, wave, area) ?? [])
    .filter(({ nonresponse, n }) => nonresponse !== null && n !== null && nonresponse > 0);
  const [most] = known.sort((a, b) => share(b) - share(a));
  if (!most) return m.district_quality_no_blanks();
  return m.district_quality_blanks({
    indicator: text(answers.indicator(most.indicator)!.label),
    missing: formatCount(most.nonresponse!),
    asked: formatCount(most.nonresponse! + most.n!)
  });
}

/** How many cells of areas by indicators are in a state of which no value is shown; null of none. */
function stateLine(answers: Answers, { wave }: View, state: 'conflict' | 'hidden' | 'unconfirmed'): string | null {
  const codes = new Set(reportingAreas(answers.codebook).map(({ code }) => code));
  const cells = answers.wave(wave).filter((one) => one.state === state && codes.has(one.area));
  if (cells.length === 0) return null;
  const count = formatCount(cells.length);
  if (state === 'hidden') return m.briefing_quality_hidden({ count });
  if (state === 'unconfirmed') return m.briefing_quality_unconfirmed({ count });
  return m.briefing_quality_conflict({ count, areas: namesOf(answers, [...new Set(cells.map(({ area }) => area))]) });
}

function headline(answers: Answers, view: View): string {
  const { codebook } = answers;
  const tables = codebook.tables.filter(({ name }) => codebook.indicators.some((one) => one.table === name));
  const asked = tables.map((table) => ({ table, ...reporting(answers, view, table.name) }));
  const came = asked.filter(({ known }) => known.length > 0);
  const absent = asked.filter(({ known }) => known.length === 0).map(({ table }) => text(table.label));
  if (came.length === 0) return m.briefing_quality_none();
  const of = reportingAreas(codebook).length;
  const whole = reportingAreas(codebook).filter(({ code }) => came.every(({ known }) => known.includes(code)));
  const said =
    whole.length === of ? m.briefing_quality_all({ of }) : m.briefing_quality_some({ areas: whole.length, of });
  return absent.length === 0 ? said : m.briefing_quality_except({ said, tables: listText(absent) });
}
