import { expect, test } from 'vitest';
import { readDecks } from '../../../src/lib/codebook/decks/readDecks';
import { deckByRule, plainSlide } from '../../../src/lib/decks/byRule';
import { appendixOf, tableRoom } from '../../../src/lib/slides/deck/appendix';
import { slideSizes } from '../../../src/lib/slides/slideSizes';
import { gateOf } from '../../../src/lib/decks/gate/gate';
import { slidesOf } from '../../../src/lib/decks/slides';
import { leaving, tellSlide, type Said } from '../../../src/lib/decks/told';
import { packOf } from '../../pack';
import { attack, type Form, type Secret } from '../estimates/suppression/attacker';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

/** Who has the whole zip, tables and all: whatever number of persons stands on any slide is an equation. */
async function slidesAs(open: OpenedSurvey, figures: { kind: string }[]): Promise<Said[]> {
  const decks = readDecks(packOf('xiaogan'), open.codebook);
  const own = { name: 'own', label: {}, slides: figures.map((figure, at) => plainSlide(`own${at}`, figure)) };
  const slides = [...decks, deckByRule(open.codebook), own].flatMap((deck) =>
    slidesOf(deck, open.survey, open.pageOf({}))
  );
  const answers = await open.answer(
    {},
    slides.flatMap(({ spec }) => spec ?? [])
  );
  return leaving(slides.map((slide) => tellSlide(slide, open.survey, answers)));
}

test('no hidden number of persons follows from all slides of all decks together, filtered ones among them', async () => {
  const open = await openSurvey('xiaogan');
  const filters = ['enterprise', 'institution'].map((code) => ({
    kind: 'bars',
    indicator: 'S05',
    view: { filters: { unit_type: [code] } }
  }));
  const said = await slidesAs(open, [...filters, { kind: 'bars', indicator: 'S05' } as { kind: string }]);
  const { codebook } = open;
  const tables = new Set(codebook.tables.filter(({ hideBelow }) => hideBelow > 0).map(({ name }) => name));
  const asked = codebook.indicators.filter(({ table }) => tables.has(table));
  const counties = codebook.areas.filter(({ code }) =>
    said.some(({ figure }) => figure.estimates.some((one) => one.area === code))
  );
  for (const { id, base } of asked) {
    const known: Form[] = [];
    const secrets: Secret[] = [];
    for (const { figure } of said) {
      const filter = JSON.stringify(figure.spec.view.filters);
      for (const one of figure.estimates.filter(
        (one) => one.indicator === id && one.base === base && one.wave === '2014'
      )) {
        const isRoot = one.area === codebook.root;
        const cell = `${one.area} ${filter}`;
        const parts = counties.filter(({ code }) => code !== codebook.root).map(({ code }) => `${code} ${filter}`);
        const form: Form = isRoot ? new Map(parts.map((part) => [part, 1])) : new Map([[cell, 1]]);
        if (one.n !== null && one.state !== 'hidden') known.push(form);
        // whatever is hidden is as small as it can be: the attacker looks for whether it follows at all
        else if (one.state === 'hidden') secrets.push({ name: cell, form, n: 1, lines: [filter] });
      }
    }
    const alone = secrets.filter(({ name }, at) => secrets.findIndex((one) => one.name === name) === at);
    expect(attack(known, alone, 2), `${id} ${base}`).toEqual([]);
  }
}, 180_000);

test('a hidden value stands on no slide, in no table of a presentation and in no sentence', async () => {
  const open = await openSurvey('xiaogan');
  const said = await slidesAs(open, []);
  const hidden = said.flatMap(({ figure }) =>
    figure.estimates.filter(({ state }) => state === 'hidden').map((one) => ({ figure, one }))
  );
  expect(hidden.length).toBeGreaterThan(0);
  for (const { figure, one } of hidden) {
    expect([one.value, one.n, one.interval]).toEqual([null, null, null]);
    const pages = appendixOf(figure, 1, tableRoom(slideSizes.wide)).flatMap(({ rows }) => rows);
    for (const row of pages) expect(row.join(' ')).not.toContain('undefined');
  }
  expect(gateOf(said, open.codebook).refusals).toEqual([]);
}, 180_000);
