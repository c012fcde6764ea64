import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';

/** The first slide of a briefing: which survey, which area, which wave. */
export const cover: FigureKind<object> = {
  resolve: () => ({}),
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: () => ({ page: '/briefing', choices: {} }),
  build({ view }, _, answers) {
    const { codebook, areas, root, waveLabel } = read(view, answers);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const survey = text(codebook.title);
    const single = codebook.coverages.filter(({ headline }) => headline !== codebook.overview.all);
    const title = single.length === 3 ? m.briefing_cover_title({ survey }) : m.briefing_cover_other({ survey });
    return {
      title,
      subtitle: [area.label, waveLabel(view.wave)].filter((one) => one !== '').join(' · '),
      headline: [{ text: title }],
      indicators: [],
      table: { head: [], rows: [] },
      chart: { type: 'prose', subject: { hasLead: false, paragraphs: [] } },
      leads: {},
      shows: { waves: [], estimates: [] }
    };
  }
};
