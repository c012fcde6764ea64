import type { Chart } from '../charts/chart';
import { markKey } from '../charts/mark';
import type { AreaMark } from '../charts/subject';
import { cellText } from '../charts/table';
import { reportingAreas } from '../codebook/reporting';
import type { Codebook } from '../codebook/codebook';
import { text } from '../i18n/format';

/** The areas that a title names, in the page's language. */
export const areasNamed = (title: string, codebook: Codebook): string[] =>
  namedIn(
    title,
    reportingAreas(codebook).map(({ code, label }) => ({ key: code, name: text(label) }))
  );

/**
 * The chart of a slide with the marks that its title names standing out; as it is where the title names none.
 * A title that was not typed and names no part of a total is about the total.
 */
export function emphasised(chart: Chart, title: { text: string; typed: boolean }, codebook: Codebook): Chart {
  const named = areasNamed(title.text, codebook);
  const standOut = <Selected>(selected: Selected) =>
    ({ ...chart, subject: { ...chart.subject, selected } }) as unknown as Chart;
  /** who of a chart with a total: the parts that are named, those of the view, or else the total */
  const orWhole = (total: AreaMark | undefined, chosen: readonly string[] = []): readonly string[] =>
    named.length > 0 || chosen.length > 0 || !total || (title.typed && !title.text.includes(total.label))
      ? named
      : [total.code];
  switch (chart.type) {
    case 'bars':
    case 'panels':
    case 'tiles':
    case 'choropleth':
      return named.length > 0 ? standOut(named) : chart;
    case 'quadrants':
      return named.length > 0 ? standOut(named.map((code) => markKey(code))) : chart;
    case 'dumbbell':
    case 'funnel': {
      const areas = orWhole(chart.subject.total, chart.subject.selected);
      return areas.length > 0 ? standOut(areas) : chart;
    }
    case 'matrix': {
      const { area: chosen } = chart.subject.selected ?? {};
      const areas = orWhole(chart.subject.total, chosen ? [chosen] : []);
      return areas.length === 1 ? standOut({ ...chart.subject.selected, area: areas[0] }) : chart;
    }
    case 'shortfalls': {
      const row = chart.subject.rows.find(
        ({ area, indicator }) => area.code === named[0] && title.text.includes(indicator.label)
      );
      return row ? standOut({ area: row.area.code, indicator: row.indicator.id }) : chart;
    }
    case 'profile': {
      const names = chart.subject.groups.flatMap(({ rows }) =>
        rows.map(({ indicator: { id, label } }) => ({ key: id, name: label }))
      );
      const indicators = namedIn(title.text, names);
      return indicators.length === 1 ? standOut(indicators[0]) : chart;
    }
    case 'grid': {
      const names = chart.subject.table.rows.map(([name = ''], at) => ({ key: at, name: cellText(name) }));
      const rows = namedIn(title.text, names);
      return rows.length > 0 ? standOut(rows) : chart;
    }
    default:
      return chart;
  }
}

/** Whose names a text has: longer names first, so that none is found inside another. */
function namedIn<Key>(title: string, names: { key: Key; name: string }[]): Key[] {
  let rest = title;
  return names
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length)
    .flatMap(({ key, name }) => {
      if (!rest.includes(name)) return [];
      rest = rest.replaceAll(name, '\uE000');
      return [key];
    });
}
