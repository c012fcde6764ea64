import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask } from '../../../src/lib/estimates/ask';
import { askMatched } from '../../../src/lib/estimates/matched/askMatched';
import { allowRows } from '../../../src/lib/estimates/rows';
import { duckdbMatched } from '../../../src/lib/estimates/sources/duckdbMatched';
import { duckdbRows } from '../../../src/lib/estimates/sources/duckdbRows';
import { Answers } from '../../../src/lib/figures/answers';
import { furtherOf } from '../../../src/lib/figures/asks';
import { build } from '../../../src/lib/figures/build';
import type { Figure } from '../../../src/lib/figures/figure';
import { fetchKinds, type FigureSpec } from '../../../src/lib/figures/kinds';
import { wholeQuestion } from '../../../src/lib/figures/question';
import type { Survey } from '../../../src/lib/figures/survey';
import { NO_CHOICES, resolveView, viewOf, wavesOf, type Choices } from '../../../src/lib/figures/view/view';
import { load } from '../../../src/lib/tables/load/load';
import { gaps } from '../../../src/routes/gaps/gaps';
import { nativeEngine } from '../../nativeEngine';
import { dataOf, packOf, rowsOf } from '../../pack';
import { preparedSource } from '../../preparedSource';

type Change = (path: string, text: string) => string;
type More = (texts: Map<string, string>) => [path: string, text: string][];

/** by name, as they come: files that share their modules share them too */
const asTheyCome = new Map<string, Promise<OpenedSurvey>>();

/** A survey that comes with the page, opened in a real engine; what its files say can be changed before, and others added. */
export function openSurvey(name: string, change?: Change, more?: More): Promise<OpenedSurvey> {
  if (change || more) return opened(name, change, more);
  const known = asTheyCome.get(name) ?? opened(name).then(forAll);
  asTheyCome.set(name, known);
  return known;
}

/** Nobody closes what the next file goes on with. */
const forAll = (survey: OpenedSurvey): OpenedSurvey => ({
  ...survey,
  engine: { ...survey.engine, close: () => Promise.resolve() }
});

async function opened(name: string, change: Change = (_, text) => text, more: More = () => []) {
  await fetchKinds();
  const own = packOf(name);
  const texts = new Map([...own, ...more(own)].map(([path, text]) => [path, change(path, text)]));
  const codebook = readCodebook(texts);
  const engine: Engine = await nativeEngine();
  const stored = (await load(engine, codebook, dataOf(texts))).flatMap(({ tables }) => tables);
  const survey: Survey = { codebook, stored, simulated: new Set(), unconfirmed: [], boundary: null };
  const pageOf = (choices: Partial<Choices>) => resolveView({ ...NO_CHOICES, ...choices }, codebook, wavesOf(survey))!;

  const source = preparedSource(engine);
  const read = new Map<string, Row[]>();

  /** What the page asks, all figures of it answered. */
  async function answer(choices: Partial<Choices>, specs: FigureSpec[], opened: Survey = survey): Promise<Answers> {
    const view = resolveView({ ...NO_CHOICES, ...choices }, opened.codebook, wavesOf(opened))!;
    const query = wholeQuestion(viewOf(view), opened);
    const further = furtherOf(specs, opened, query);
    const of = (one: typeof query) => ask(source, opened.codebook, opened.stored, one);
    return new Answers(opened, query, await of(query), {
      estimates: await Promise.all(further.estimates.map(async (one) => ({ query: one, estimates: await of(one) }))),
      rows: await Promise.all(
        further.rows.map(async (one) => ({
          query: one,
          rows: await duckdbRows(engine).rows(allowRows(opened.codebook, opened.stored, one))
        }))
      ),
      matched: await Promise.all(
        further.matched.map(async (one) => ({
          ask: one,
          answer: await askMatched(duckdbMatched(engine), opened.codebook, opened.stored, one)
        }))
      )
    });
  }

  return {
    codebook,
    survey,
    engine,
    source,
    pageOf,
    answer,
    /** Every figure of the gap page, whatever is folded. */
    async figures(choices: Partial<Choices>): Promise<Figure[]> {
      const specs = gaps(pageOf(choices), codebook).map(({ spec }) => spec);
      const answers = await answer(choices, specs);
      return specs.map((spec) => build(spec, survey, answers));
    },
    /** The rows of a table of a wave, as they are written. */
    rows(table: string, wave: string): Row[] {
      const path = `waves/${wave}/${table}.csv`;
      const known = read.get(path) ?? rowsOf(codebook, table, texts.get(path)!);
      read.set(path, known);
      return known;
    }
  };
}

export type OpenedSurvey = Awaited<ReturnType<typeof opened>>;
