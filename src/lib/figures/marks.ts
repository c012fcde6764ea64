import type { AreaMark, CoverageMark, IndicatorMark, AreaTypeMark } from '../charts/subject';
import type { Codebook, Indicator } from '../codebook/codebook';
import { text } from '../i18n/format';
import { reportingAreas } from '../codebook/reporting';

/** The reporting areas as charts know them, in the reader's words. */
export function areaMarks(codebook: Codebook): AreaMark[] {
  return reportingAreas(codebook).map(({ code, label, type, column, row }) => ({
    code,
    label: text(label),
    type,
    column,
    row
  }));
}

/** The whole, for figures that show it beside its areas. */
export function rootMark(codebook: Codebook): AreaMark {
  const root = codebook.areas.find(({ code }) => code === codebook.root);
  return { code: codebook.root, label: root ? text(root.label) : '', type: '', column: null, row: null };
}

export function areaTypeMarks(codebook: Codebook): AreaTypeMark[] {
  return codebook.areaTypes
    .filter(({ reporting }) => reporting)
    .map(({ name, label }) => ({ name, label: text(label) }));
}

export function coverageMarks(codebook: Codebook): CoverageMark[] {
  return codebook.coverages.map(({ name, label }) => ({ name, label: text(label) }));
}

export function indicatorMark(indicator: Indicator, codebook: Codebook): IndicatorMark {
  const table = codebook.tables.find(({ name }) => name === indicator.table);
  const parts = codebook.indicators.filter(({ partOf }) => partOf === indicator.id);
  return {
    id: indicator.id,
    label: text(indicator.label),
    short: text(indicator.short),
    coverage: indicator.coverage,
    format: indicator.format,
    unit: text(indicator.unit),
    count: text(indicator.count),
    direction: indicator.direction,
    target: indicator.target,
    provisional: indicator.provisional,
    near: codebook.near,
    ...(table && table.judgedFrom > 0
      ? { judged: { count: table.judgedFrom, observation: text(table.observation) } }
      : {}),
    parts: Object.fromEntries(parts.map((part) => [part.id, text(part.short)]))
  };
}
