import type { Codebook } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { definitionOf, labelOf, needsWords } from './definitions';
import {
  codesOf,
  isNumber,
  isOfDefinitions,
  isSayable,
  questions,
  shownCodes,
  writeMeasure,
  type Measure
} from './measure';

/** A measure that can be chosen. */
export interface MeasureOption {
  value: string;
  label: string;
  group: string;
  /** offered to who searches: there are hundreds of them */
  isSearched?: boolean;
}

/** All that can be seen of a survey's rows: indicators by their ids, and what `readMeasure` reads. */
export function measureOptions(codebook: Codebook): MeasureOption[] {
  const indicators = codebook.indicators.map(({ id, label, coverage, isOwn }) => ({
    value: id,
    label: text(label),
    group: isOwn ? m.own_group() : text(codebook.coverages.find(({ name }) => name === coverage)?.label ?? {})
  }));
  const once = [...new Map(indicators.map((one) => [one.value, one])).values()];
  const tables = codebook.tables.filter(({ design }) => design !== 'aggregated');
  const option = (measure: Measure, label: string, group: string, isSearched = false): MeasureOption => ({
    value: writeMeasure(measure),
    label,
    group,
    ...(isSearched ? { isSearched } : {})
  });
  const ofWholes = tables.flatMap(({ name, label, hideBelow }): MeasureOption[] => {
    const words = { table: text(label) };
    const group = m.slice_composition();
    const column = option({ kind: 'ofColumn', table: name }, m.slice_percent_column(words), group);
    if (hideBelow > 0) return [column];
    return [
      option(...counted(name, codebook), group),
      column,
      option({ kind: 'ofRow', table: name }, m.slice_percent_row(words), group),
      option({ kind: 'ofTotal', table: name }, m.slice_percent_total(words), group)
    ];
  });
  const ofQuestions = tables.flatMap((table) => {
    const group = text(table.label);
    return questions(codebook, table).flatMap((variable): MeasureOption[] => {
      const { name: column } = variable;
      const kinds = (['mean', 'sum', 'median'] as const).filter((kind) => isSayable(kind, variable, table));
      const numbers = kinds.map((kind) => {
        const measure: Measure = { kind, table: table.name, column };
        return option(measure, text(definitionOf(measure, codebook, '')!.label), group, true);
      });
      if (isNumber(variable)) return numbers;
      const codes =
        table.hideBelow > 0
          ? shownCodes(codebook, table.name, column).map(({ name }) => name)
          : codesOf(codebook, variable).map(({ name }) => name);
      const shares = codes.map((code) =>
        option(
          { kind: 'share', table: table.name, column, codes: [code] },
          labelOf(codebook, variable, [code]),
          group,
          true
        )
      );
      return [...numbers, ...shares];
    });
  });
  const ofAnswers = codebook.shown.groups.flatMap(({ figures, label }) =>
    figures
      .filter(({ type }) => isOfDefinitions(type))
      .flatMap(({ type, rows, table }) =>
        rows.flatMap((row) =>
          row.definitions.map(({ id }, at) => {
            const question = text(row.label);
            const words = type === 'needs' ? m.slice_share({ question, codes: needsWords[at]!() }) : question;
            return option({ kind: 'definition', id, table }, words, text(label), true);
          })
        )
      )
  );
  return [...once, ...ofWholes, ...ofQuestions, ...ofAnswers];
}

function counted(table: string, codebook: Codebook): [Measure, string] {
  const measure: Measure = { kind: 'count', table };
  return [measure, text(definitionOf(measure, codebook, '')!.label)];
}
