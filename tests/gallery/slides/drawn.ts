import { render } from 'svelte/server';
import { fetchDrawing } from '../../../src/lib/charts/components';
import { readDecks } from '../../../src/lib/codebook/decks/readDecks';
import { deckByRule } from '../../../src/lib/decks/byRule';
import { hasMethod } from '../../../src/lib/decks/hasMethod';
import { slidesOf } from '../../../src/lib/decks/slides';
import { tellSlide, type Said } from '../../../src/lib/decks/told';
import { deckCaption } from '../../../src/lib/slides/deck/deckCaption';
import { largestScale } from '../../../src/lib/slides/largestScale';
import Slide from '../../../src/lib/slides/Slide.svelte';
import { slideLayout } from '../../../src/lib/slides/slideLayout';
import { slideSizes, type SlideShape } from '../../../src/lib/slides/slideSizes';
import { inGrey, type SlideTheme } from '../../../src/lib/slides/slideThemes';
import { packOf } from '../../pack';
import { openSurvey } from '../../unit/figures/demo';

/** What the slides of both decks of the demo say, by deck, in the language that is spoken; of a survey without decks, those of the one by rule. */
export async function toldDecks(name = 'xiaogan'): Promise<{ deck: string; slides: Said[] }[]> {
  const open = await openSurvey(name);
  // as the page has it: all of the demo is made up
  const simulated = new Set(name === 'xiaogan' ? open.survey.stored.map((one) => one.name) : []);
  const survey = { ...open.survey, simulated };
  const own = readDecks(packOf(name), open.codebook);
  return Promise.all(
    (own.length > 0 ? own : [deckByRule(open.codebook)]).map(async (deck) => {
      const slides = slidesOf(deck, survey, open.pageOf({}));
      const answers = await open.answer(
        {},
        slides.flatMap(({ spec }) => spec ?? [])
      );
      const said = slides
        .map((slide) => tellSlide(slide, survey, answers))
        .filter((one): one is Said => one.out === null);
      await Promise.all(said.map(({ figure }) => fetchDrawing(figure.chart.type)));
      return { deck: deck.name, slides: said };
    })
  );
}

/** Slides of a deck as they leave the page, as SVG, drawn without a browser; the day and the code do not change. */
export function drawnSlides(slides: Said[], shape: SlideShape, theme: SlideTheme): Promise<string[]> {
  const size = slideSizes[shape];
  const how = { date: '2014-12-02', code: 'K7F2-0931', hasMethod: hasMethod(slides), marking: '' };
  return Promise.all(
    slides.map(async (said) => {
      const caption = deckCaption(said, how);
      const room = slideLayout(caption, size, theme).chart.height;
      const draw = (scale: number) =>
        render(Slide, { props: { caption, chart: said.figure.chart, scale, size, theme } }).body.replace(
          /<!--.*?-->/g,
          ''
        );
      const height = (svg: string) =>
        Number(/data-chart="">\s*<svg[^>]* height="([\d.]+)"/.exec(svg)?.[1] ?? Number.NaN) || room / 2;
      const scale = caption.isCover
        ? 1
        : await largestScale((one) => {
            const drawn = draw(one);
            return Promise.resolve({ fits: (room / height(drawn)) * 1.0005, said: saidIn(drawn) });
          });
      const svg = draw(scale);
      return theme.grey ? inGrey(svg) : svg;
    })
  );
}

/** Characters of the words of a chart. */
function saidIn(svg: string): number {
  const chart = svg.slice(svg.indexOf('data-chart=""'));
  const words = [...chart.matchAll(/<text[^>]*>([^]*?)<\/text>/g)].map(([, inside]) => inside!);
  return words.join('').replace(/<[^>]*>|\s/g, '').length;
}
