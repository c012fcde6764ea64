import type { BreakdownRow, BreakdownSubject } from '../../charts/breakdown/subject';
import { breakdownTable } from '../../charts/breakdown/table';
import { markOf } from '../../charts/mark';
import { differencesNote, type PrintedPair, listText } from '../words/wording';
import type { Codebook } from '../../codebook/codebook';
import { peopleId } from '../../codebook/gaps/derive';
import { tellGroups } from '../../estimates/compare/groups';
import { isTie } from '../../estimates/compare/rank';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind, Lead } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { groupTexts } from '../units/groupTexts';
import { listOf } from '../units/listOf';
import { columnOf, groupQuestion } from './groups';
import { breakdownSentence } from './sentence';

/** Longer lists are put in the order of their values; shorter ones keep that of the survey, which may be one of size. */
const ownOrder = 7;

/** One indicator of an area by the groups of a filter, beside the total, and how far the best group is from the worst. */
export const breakdown: FigureKind<{ indicator: string; by: string }> = {
  resolve({ indicator, by }, survey) {
    const found = savedIndicator(indicator, survey);
    if ('fault' in found) return found;
    const known = survey.codebook.indicators.find(({ id }) => id === found.id)!;
    return typeof by === 'string' && columnOf(survey.codebook, known, by) !== null
      ? { indicator: found.id, by }
      : { fault: m.figure_spec_filter() };
  },
  questions: ({ view, indicator, by }, survey) => [
    wholeQuestion(view, survey),
    groupQuestion(view, survey.codebook, indicator, by)
  ],
  opens: ({ indicator }) => ({ page: '/indicator', choices: { indicator } }),
  build({ view, indicator: id, by }, _, answers) {
    const { codebook, areas, root, mark } = read(view, answers);
    const indicator = answers.indicator(id)!;
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const filter = codebook.filters.find(({ name }) => name === by)!;
    const table = codebook.tables.find(({ name }) => name === indicator.table);
    const column = columnOf(codebook, indicator, by)!;
    const variable = table?.variables.find(({ name }) => name === column);
    const own = (answers.further(groupQuestion(view, codebook, id, by)) ?? []).filter((one) => one.area === area.code);
    const all = own.filter((one) => one.indicator === id);
    const groups = inOrder(all.filter(hasRows), indicator.direction);
    const total = answers.estimate(id, view.wave, area.code);
    const told = tellGroups(groups, total, indicator.direction, variable?.type === 'select_multiple');
    const people = new Map(
      own.filter((one) => one.indicator === peopleId(id)).map((one) => [one.group[column] ?? null, one])
    );
    const label = ({ group }: Estimate) => groupTexts(codebook, table, group).join('');
    const rows = groups.map((estimate, at): BreakdownRow => {
      const behind = people.get(estimate.group[column] ?? null);
      return {
        label: label(estimate),
        estimate,
        beside: told.beside[at]!,
        people: behind && behind.value !== null ? behind.numerator : null,
        mark: markOf(area.code, id, estimate.group)
      };
    });
    const unit = codebook.gaps.people[indicator.table];
    const subject: BreakdownSubject = {
      label: m.indicator_by({ indicator: text(indicator.label), by: text(filter.label) }),
      by: text(filter.label),
      indicator: mark(indicator),
      rows,
      total: { label: area.label, estimate: total },
      gap: told.gap,
      people:
        unit && rows.some((row) => row.people !== null)
          ? { head: m.indicator_people({ unit: text(unit.count) }), unit: text(unit.count) }
          : null
    };
    const printed = rows.map(({ estimate, beside }): PrintedPair => [
      beside && estimate.value,
      total?.value,
      indicator
    ]);
    if (told.gap) printed.push([told.gap.best.value, told.gap.worst.value, indicator]);
    const absent = all.filter((one) => !hasRows(one));
    return {
      title: subject.label,
      subtitle: m.indicator_by_subtitle({ area: area.label }),
      headline: breakdownSentence(subject, indicator, area.label),
      indicators: [indicator],
      remarks: [
        ...(absent.length > 0 ? [m.indicator_by_absent({ groups: listText(absent.map(label)) })] : []),
        ...differencesNote(printed)
      ],
      table: breakdownTable(subject),
      chart: { type: 'breakdown', subject },
      leads: Object.fromEntries(rows.map((row) => [row.mark, leadOf(row, codebook)])),
      shows: {
        waves: [view.wave],
        area: view.area,
        estimates: [...groups, ...(total ? [total] : [])]
      }
    };

    /** A group of a full count leads to its units, one of persons to the page of these alone. */
    function leadOf({ estimate }: BreakdownRow, { root }: Codebook): Lead {
      const listed = listOf(indicator, area.code, view.wave, answers);
      const code = estimate.group[column] ?? null;
      if (listed && 'list' in listed) return { list: { ...listed.list, group: estimate.group } };
      return {
        area: area.code === root ? null : area.code,
        filters: code === null ? view.filters : { ...view.filters, [by]: [code] }
      };
    }
  }
};

/** A group that nobody is in has no place among the others. */
const hasRows = ({ state, unsliceable }: Estimate): boolean =>
  state !== 'noMatch' && (state !== 'notApplicable' || unsliceable === true);

/** Who gave no answer comes last, in any order. */
function inOrder(groups: Estimate[], direction: 'up' | 'down'): Estimate[] {
  const isBlank = ({ group }: Estimate) => Object.values(group).includes(null);
  const named = groups.filter((one) => !isBlank(one));
  const sign = direction === 'up' ? 1 : -1;
  const order =
    named.length <= ownOrder
      ? named
      : [...named].sort((a, b) => {
          if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
          return isTie(a.value, b.value) ? 0 : sign * (b.value - a.value);
        });
  return [...order, ...groups.filter(isBlank)];
}
