import { fetchDrawing } from '../../charts/components';
import type { Figure } from '../../figures/figure';
import { m } from '../../paraglide/messages';
import { getLocale } from '../../paraglide/runtime';
import { caption } from '../caption';
import { codeOf, identityOf } from '../identity';
import { rasterise } from '../png/rasterise';
import { renderSlide } from '../renderSlide';
import type { Snapshot } from '../snapshot';
import { svgAway } from '../standalone';
import { today } from '../today';
import type { Make } from './way';

export const png =
  (width: number): Make =>
  async (figure, snapshot) => {
    const { svg, words } = await slideOf(figure, snapshot);
    const provenance = {
      Title: words.title,
      Source: words.source + (figure.simulated ? ` (${m.ui_simulated()})` : ''),
      ...identityOf(figure, snapshot),
      Code: words.code,
      Date: today()
    };
    return { file: await rasterise(svg, width, provenance), extension: 'png' };
  };

export const svg: Make = async (figure, snapshot) => {
  const { svg } = await slideOf(figure, snapshot);
  return { file: await svgAway(svg), extension: 'svg' };
};

async function slideOf(figure: Figure, snapshot: Snapshot) {
  await fetchDrawing(figure.chart.type);
  // a chart writes its words when it is drawn, in the language that the page has then
  if (getLocale() !== snapshot.locale) throw new Error(m.figure_language_changed());
  const words = caption(figure, { date: today(), code: codeOf(identityOf(figure, snapshot)) });
  return { svg: await renderSlide(words, figure.chart), words };
}
