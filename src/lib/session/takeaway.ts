import type { Snippet } from 'svelte';
import type { Frame } from '../charts/frame';
import type { Indicator } from '../codebook/codebook';
import { questionsFor } from '../estimates/ask';
import { text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import { definitionText, hasNoMatch, isUnconfirmed, provisionalText, sizeText } from '../slides/caption';
import { estimateOf } from '../slides/results';
import { sumNotes } from '../slides/sumNotes';
import { reportingAreas } from '../codebook/reporting';
import { drawnFrom } from './drawn';
import type { Session } from './session.svelte';
import type { Stage } from './showing.svelte';
import { filterChoices, type View } from './view';

/** What a figure tells of itself when it leaves the page. */
export interface Exported {
  kind: string;
  title: string;
  headline: string;
  indicators: Indicator[];
  /** what it says of its numbers beside the chart */
  remarks?: string[];
  /** choices that do not change what it shows */
  apart: (keyof View)[];
  /** it is drawn with the shapes that somebody brought */
  hasShapes?: boolean;
}

/** A chart and what it draws, which stays as it is while an export is made. */
export interface Charted<Subject> {
  chart: Snippet<[Frame, Subject]>;
  subject: Subject;
}

/**
 * A figure as files: images, data, statements. It holds what stands on the page when it is made and looks at the page no more,
 * which may have gone on when what only an export needs has been loaded.
 */
export class Takeaway {
  readonly #simulated: boolean;
  readonly #shapes: string | null;
  readonly #locale = getLocale();

  constructor(
    private readonly session: Session,
    private readonly stage: Stage,
    private readonly figure: Exported
  ) {
    this.#simulated = session.simulated;
    this.#shapes = figure.hasShapes ? (session.boundary?.name ?? null) : null;
  }

  /** The line under a figure: definition, n, wave, source. */
  note(): string {
    const { codebook, estimates } = this.#answers();
    const indicator = this.figure.indicators[0]!;
    const root = estimateOf(estimates, indicator, codebook.root);
    return [
      ...(this.figure.indicators.length > 1
        ? [m.figure_definitions({ count: this.figure.indicators.length })]
        : [
            m.figure_definition({ definition: definitionText(codebook, indicator) }),
            root ? sizeText(codebook, indicator, root) : null,
            root?.reported && root.reported.areas < root.reported.of ? m.ui_reported(root.reported) : null,
            ...(root ? sumNotes(codebook, root, indicator) : [])
          ]),
      provisionalText(codebook, this.figure.indicators, estimates),
      text(this.#wave().label),
      m.figure_source({ source: text(codebook.source) }),
      ...this.#filterWords(),
      this.figure.indicators.some((one) => estimateOf(estimates, one, codebook.root)?.crossed)
        ? m.sentence_hidden_filters()
        : null,
      this.waits ? m.slide_unconfirmed() : null,
      this.isEmpty ? m.sentence_no_match() : null
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** The filter keeps none of the rows that the figure is about. */
  get isEmpty(): boolean {
    const { codebook, estimates } = this.#answers();
    return this.figure.indicators.some((one) => hasNoMatch(codebook, estimates, one));
  }

  /** Some of what the figure shows is missing only because a column waits for a yes. */
  get waits(): boolean {
    const { estimates } = this.#answers();
    return this.figure.indicators.some((indicator) => isUnconfirmed(estimates, indicator));
  }

  png<Subject>(charted: Charted<Subject>, width: number): Promise<void> {
    return this.#tell(async () => {
      const [{ renderSlide }, { rasterise }] = await Promise.all([
        import('../slides/renderSlide'),
        import('../slides/rasterise')
      ]);
      const caption = await this.#caption();
      const svg = await renderSlide(caption, charted);
      const image = await rasterise(svg, width, this.#provenance(caption.title, caption.code));
      await this.#download(image, 'png');
    });
  }

  svg<Subject>(charted: Charted<Subject>): Promise<void> {
    return this.#tell(async () => {
      const { renderSlide } = await import('../slides/renderSlide');
      const svg = await renderSlide(await this.#caption(), charted);
      await this.#download(new Blob([svg.text], { type: 'image/svg+xml' }), 'svg');
    });
  }

  csv(): Promise<void> {
    return this.#tell(async () => {
      const { estimatesCsv } = await import('../slides/csv');
      const { codebook, estimates } = this.#answers();
      const { wave, compare } = this.stage.shown;
      const ids = new Set(this.figure.indicators.map(({ id }) => id));
      const areas = new Set([codebook.root, ...reportingAreas(codebook).map(({ code }) => code)]);
      const rows = this.stage.answers.estimates.filter(
        (estimate) =>
          ids.has(estimate.indicator) &&
          areas.has(estimate.area) &&
          (estimate.wave === wave || estimate.wave === compare)
      );
      await this.#download(new Blob([estimatesCsv(codebook.id, rows, compare)], { type: 'text/csv' }), 'csv');
      return estimates;
    });
  }

  /** The statement that each table was asked. */
  sql(): string[] {
    const { opened, query } = this.stage.answers;
    const source = this.session.source();
    const indicators = this.figure.indicators.map(({ id }) => id);
    return questionsFor(opened.codebook, opened.stored, { ...query, indicators }).map((question) =>
      source.statement(question)
    );
  }

  #answers() {
    const { answers, shown } = this.stage;
    return { codebook: answers.codebook, estimates: answers.wave(shown.wave) };
  }

  #wave() {
    const { answers, shown } = this.stage;
    return answers.codebook.waves.find(({ id }) => id === shown.wave)!;
  }

  #filterWords(): string[] {
    const { answers, shown } = this.stage;
    return Object.entries(shown.filters).map(([name, codes]) => {
      const filter = answers.codebook.filters.find((candidate) => candidate.name === name)!;
      const chosen = filterChoices(answers.codebook, name).filter((choice) => codes.includes(choice.name));
      return `${text(filter.label)}${m.figure_colon()}${chosen.map(({ label }) => text(label)).join(m.ui_list_separator())}`;
    });
  }

  async #caption() {
    const [{ caption }, { shortCode }] = await Promise.all([
      import('../slides/caption'),
      import('../slides/shortCode')
    ]);
    // words are made in the language that the page has now
    if (getLocale() !== this.#locale) throw new Error(m.figure_language_changed());
    const { codebook, estimates } = this.#answers();
    const [indicator, ...others] = this.figure.indicators;
    return {
      ...caption({
        codebook,
        indicator: indicator!,
        others,
        ...(others.length > 0 ? { measure: this.figure.title } : {}),
        wave: this.#wave(),
        estimates,
        title: this.figure.headline,
        filters: this.#filterWords(),
        remarks: this.figure.remarks ?? [],
        date: today(),
        code: shortCode(JSON.stringify(this.#drawn()))
      }),
      simulated: this.#simulated
    };
  }

  #drawn(): Record<string, string> {
    const { answers, shown } = this.stage;
    const { kind, apart, indicators } = this.figure;
    const ids = indicators.map(({ id }) => id);
    const drawn = { kind, apart, indicators: ids, shown, shapes: this.#shapes, locale: this.#locale };
    return drawnFrom(answers.opened, drawn);
  }

  #provenance(title: string, code: string): Record<string, string> {
    const { codebook } = this.#answers();
    return {
      Title: title,
      Source: text(codebook.source) + (this.#simulated ? ` (${m.ui_simulated()})` : ''),
      ...this.#drawn(),
      Code: code,
      Date: today()
    };
  }

  async #download(file: Blob, extension: string): Promise<void> {
    const [{ download }, { fileName }] = await Promise.all([import('../files/download'), import('../slides/fileName')]);
    const { codebook } = this.#answers();
    const parts = [text(codebook.title), this.#wave().id, this.figure.title, this.#simulated ? m.ui_simulated() : ''];
    download(file, fileName(parts, extension));
  }

  async #tell(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.session.trouble = error;
    }
  }
}

/** The date on this machine, as ISO. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
