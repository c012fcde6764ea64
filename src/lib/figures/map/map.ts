import { matchBoundary } from '../../charts/choropleth/matchBoundary';
import type { Chart } from '../../charts/chart';
import { tilesTable } from '../../charts/tiles/table';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { mapHeadline } from '../words/headline';

/**
 * One indicator on a map: of the shapes that somebody brought, by the name of their file, or of equal tiles. Where it is not said of
 * which, of what is open: a deck that comes with a survey knows no files.
 */
export const map: FigureKind<{ indicator: string; shapes: string | null }> = {
  resolve({ indicator, shapes }, survey) {
    const found = savedIndicator(indicator, survey);
    if ('fault' in found) return found;
    const open = survey.boundary?.name ?? null;
    const brought = shapes === undefined ? open : typeof shapes === 'string' ? shapes : null;
    if (brought !== open) {
      return { fault: brought === null ? m.figure_spec_tiles() : m.figure_spec_shapes({ file: brought }) };
    }
    return { indicator: found.id, shapes: brought };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ indicator }) => ({ page: '/', choices: { indicator } }),
  build({ view, indicator: id, shapes }, { boundary }, answers) {
    const { results, areas, selected, mark } = read(view, answers);
    const indicator = answers.indicator(id)!;
    const drawn = { estimates: results.estimates, indicator: mark(indicator), selected };
    const shaped = shapes !== null && boundary ? matchBoundary(boundary.collection, areas) : null;
    const chart: Chart = shaped
      ? { type: 'choropleth', subject: { ...drawn, match: shaped } }
      : { type: 'tiles', subject: { ...drawn, areas } };
    return {
      title: m.overview_map({ indicator: text(indicator.label) }),
      subtitle: shaped && boundary ? m.overview_map_boundary({ file: boundary.name }) : m.overview_map_tiles(),
      headline: [{ text: mapHeadline(results, indicator) }],
      indicators: [indicator],
      table: tilesTable({ ...drawn, areas }),
      chart,
      leads: areaLeads(areas, selected),
      shows: { waves: [view.wave] }
    };
  }
};
