import type { Chart } from '../charts/chart';
import { reportingAreas } from '../codebook/reporting';
import type { Codebook } from '../codebook/codebook';
import { text } from '../i18n/format';

/** The areas that a title names, in the page's language: those of longer names first, so that none is found inside another. */
export function areasNamed(title: string, codebook: Codebook): string[] {
  const names = reportingAreas(codebook)
    .map(({ code, label }) => ({ code, name: text(label) }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  let rest = title;
  return names.flatMap(({ code, name }) => {
    if (!rest.includes(name)) return [];
    rest = rest.replaceAll(name, '\uE000');
    return [code];
  });
}

/** The chart of a slide with the marks that its title names standing out; as it is where the title names none. */
export function emphasised(chart: Chart, title: string, codebook: Codebook): Chart {
  const named = areasNamed(title, codebook);
  const [only, ...others] = named;
  if (only === undefined) return chart;
  switch (chart.type) {
    case 'bars':
    case 'panels':
    case 'tiles':
    case 'choropleth':
    case 'dumbbell':
    case 'funnel':
      return { ...chart, subject: { ...chart.subject, selected: named } } as Chart;
    case 'matrix':
      return others.length > 0
        ? chart
        : { ...chart, subject: { ...chart.subject, selected: { ...chart.subject.selected, area: only } } };
    case 'shortfalls': {
      const first = chart.subject.rows.find(
        ({ area, indicator }) => area.code === only && title.includes(indicator.label)
      );
      const selected = first ? { area: only, indicator: first.indicator.id } : chart.subject.selected;
      return { ...chart, subject: { ...chart.subject, selected } };
    }
    default:
      return chart;
  }
}
