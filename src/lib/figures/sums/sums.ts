import { appearanceOf, appearanceWords } from '../../charts/appearance';
import { numberCell, type Table, type TableCell } from '../../charts/table';
import type { Estimate } from '../../estimates/estimates';
import { formatCountOf, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { read } from '../reading';
import { groupOf, questionOf, savedFigure } from '../shownFigure';
import { listText } from '../words/wording';

/** Numbers of a register by area, and what they add up to. */
export const sums: FigureKind<{ name: string }> = {
  resolve: ({ name }, { codebook }) => savedFigure(name, codebook, ['sums']),
  questions: ({ view, name }, { codebook }) => [questionOf(view, codebook, name)],
  opens: ({ name }) => ({ page: '/answers', choices: { open: name } }),
  build({ view, name }, _, answers) {
    const { codebook, areas, root } = read(view, answers);
    const { figure } = groupOf(codebook, name)!;
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const columns = area.code === root.code ? [root, ...areas] : [area, root];
    const found = answers.further(questionOf(view, codebook, name)) ?? [];
    const rows = figure.rows.map(({ label, definitions: [definition] }) => ({
      label: text(label),
      unit: text(definition!.unit),
      estimates: columns.map(({ code }) => found.find((one) => one.indicator === definition!.id && one.area === code))
    }));
    const table: Table = {
      head: [m.shown_sums_number(), ...columns.map(({ label }) => label)],
      rows: rows.map(({ label, unit, estimates }) => [label, ...estimates.map((one) => sumCell(one, unit))])
    };
    const partial = rows.flatMap(({ label, estimates }) => {
      const reported = estimates[columns.indexOf(root)]?.reported;
      return reported && reported.areas < reported.of ? [m.shown_sums_part({ label, ...reported })] : [];
    });
    const title = text(figure.label);
    return {
      title,
      subtitle: [m.shown_sums_base({ asked: text(figure.asked) }), partial.length > 0 ? m.shown_sums_reading() : '']
        .filter((words) => words !== '')
        .join(m.gaps_quadrants_between()),
      headline: [{ text: m.sentence_label_in({ area: area.label, label: title }) }],
      indicators: figure.rows.flatMap(({ definitions }) => definitions),
      remarks: partial.length > 0 ? [m.shown_sums_partial({ list: listText(partial) })] : [],
      table,
      chart: { type: 'grid', subject: { label: title, table } },
      leads: {},
      shows: {
        waves: [view.wave],
        area: view.area,
        estimates: rows.flatMap(({ estimates }) => estimates.filter((one) => !!one))
      }
    };
  }
};

/** The sum, or why there is none: what was not reported is not 0. */
const sumCell = (one: Estimate | undefined, unit: string): TableCell =>
  one?.state === 'value' || one?.state === 'zero'
    ? numberCell(one.numerator, (sum) => sumText(formatCountOf(sum, unit), one))
    : appearanceWords[appearanceOf(one)]();

const sumText = (sum: string, { reported }: Estimate): string =>
  reported && reported.areas < reported.of ? m.shown_sums_cell({ sum, ...reported }) : sum;
