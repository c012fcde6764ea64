import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkStatement } from '../../../../src/lib/engine/statement/checkStatement';
import { allowRows } from '../../../../src/lib/estimates/rows';
import { duckdbRows } from '../../../../src/lib/estimates/sources/duckdbRows';
import { build } from '../../../../src/lib/figures/build';
import type { Choices } from '../../../../src/lib/figures/view/view';
import type { Snapshot } from '../../../../src/lib/slides/snapshot';
import { sql } from '../../../../src/lib/slides/ways/data';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';
import { figuresOfPages } from '../../figures/pages';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

/** Every statement that the figures of all pages give. */
async function statements(choices: Partial<Choices>): Promise<{ kind: string; said: string }[]> {
  const { codebook, survey } = demo;
  const specs = figuresOfPages(demo.pageOf(choices), demo);
  const answers = await demo.answer(choices, specs);
  const rows = duckdbRows(demo.engine);
  const snapshot = {
    ...{ survey, answers, locale: 'zh-CN', address: '' },
    statement: (query) => demo.source.statement(query),
    rowStatement: (query) => rows.statement(allowRows(codebook, survey.stored, query))
  } satisfies Partial<Snapshot> as unknown as Snapshot;
  const told = await Promise.all(
    specs.map(async (spec) => {
      const made = await sql(build(spec, survey, answers), snapshot);
      return 'statements' in made ? made.statements.map((said) => ({ kind: spec.kind as string, said })) : [];
    })
  );
  return told.flat();
}

test('every statement that the page gives runs on its SQL page, but those that read answers of persons, which it refuses', async () => {
  const { codebook, survey } = demo;
  const isOfPersons = (table: string) => codebook.tables.some(({ name, hideBelow }) => name === table && hideBelow > 0);
  const [closed, open] = [true, false].map(
    (persons) => new Set(survey.stored.filter(({ table }) => isOfPersons(table) === persons).map(({ name }) => name))
  );
  const found = (
    await Promise.all([
      statements({
        wave: '2014',
        compare: '2013',
        area: '420984',
        indicator: 'O01',
        rows: 'size_class',
        columns: '@waves'
      }),
      statements({ wave: '2014', indicator: 'S03', rows: 'ownership', filters: { size: ['small', 'medium'] } })
    ])
  ).flat();
  const passed = new Set<string>();
  for (const { kind, said } of found) {
    const reads = [...closed!].some((name) => said.includes(name));
    const judged = () => checkStatement(said, { open: open!, closed: closed! });
    if (reads) expect(judged, kind).toThrow();
    else {
      await demo.engine.query(judged().sql);
      passed.add(kind);
    }
  }
  for (const kind of ['matrix', 'bars', 'crosstab', 'matched', 'visits', 'combinations', 'breakdown', 'trend'])
    expect([...passed]).toContain(kind);
});
