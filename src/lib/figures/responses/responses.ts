import type { ShownFigure } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { causeSentence } from '../causes/sentence';
import type { FigureKind } from '../figure';
import { read } from '../reading';
import { groupOf, questionOf, savedFigure } from '../shownFigure';
import { answersByArea, rowsOf } from './answersByArea';
import { highestAndLowest } from './sentence';

const types = ['options', 'shares', 'means'] as const;

/** The answers to a question, or to several of one kind, by area: shares with n and base, or means. */
export const responses: FigureKind<{ name: string }> = {
  resolve: ({ name }, { codebook }) => savedFigure(name, codebook, types),
  questions: ({ view, name }, { codebook }) => [questionOf(view, codebook, name)],
  opens: ({ name }) => ({ page: '/answers', choices: { open: name } }),
  build({ view, name }, _, answers) {
    const reading = read(view, answers);
    const { codebook, mark } = reading;
    const figure = groupOf(codebook, name)!.figure;
    const isOptions = figure.type === 'options';
    const byArea = answersByArea(
      {
        label: text(figure.label),
        rows: rowsOf(
          figure.rows.map((row) => ({ ...row, id: row.definitions[0]!.id })),
          (id) => answers.indicator(id)
        ),
        found: answers.further(questionOf(view, codebook, name)) ?? [],
        isOneBase: isOptions,
        order: isOptions && !figure.isMany ? 'written' : 'size'
      },
      reading,
      view.area
    );
    const { table, chart, leads, indicators, shown, named, area } = byArea;
    const bySize = [...named].sort((a, b) => (b.estimate?.value ?? -1) - (a.estimate?.value ?? -1));
    const base = baseOf(figure);
    return {
      title: text(figure.label),
      subtitle: base,
      headline:
        isOptions || !indicators[0]
          ? causeSentence(text(figure.label), area.label, bySize)
          : highestAndLowest(text(figure.label), area.label, named, mark(indicators[0])),
      indicators,
      remarks: [base],
      table,
      chart,
      leads,
      shows: { waves: [view.wave], area: view.area, estimates: shown }
    };
  }
};

function baseOf({ type, asked, isMany, rows }: ShownFigure): string {
  const words = { asked: text(asked) };
  if (type === 'means') return m.shown_means({ ...words, unit: text(rows[0]?.definitions[0]?.unit ?? {}) });
  if (type === 'shares') return m.shown_shares(words);
  return isMany ? m.gaps_cause_many(words) : m.gaps_cause_one(words);
}
