import type { Codebook } from '$lib/codebook/codebook';
import { ownPrefix, type Own, type OwnMeasure, type OwnVariable } from '$lib/codebook/own/own';
import { understand, type OwnFault } from '$lib/codebook/own/understand';
import { canDefine } from '$lib/codebook/own/scope';
import { personalColumns } from '$lib/codebook/personalColumns';
import { named } from '$lib/codebook/read/languages';
import { Fingerprint } from '$lib/files/fingerprint';
import { text } from '$lib/i18n/format';
import type { Label } from '$lib/i18n/label';
import { m } from '$lib/paraglide/messages';
import type { ConditionColumn } from '$lib/ui/own/conditionColumn';

/** A name that no other definition has, here or on another machine. */
export const freshName = (): string =>
  ownPrefix + new Fingerprint().add(`${new Date().toISOString()} ${Math.random()}`).hex().slice(0, 10);

/** Tables that can have definitions. */
export const tablesFor = ({ tables }: Codebook) => tables.filter(canDefine);

/** What was typed as a label; the words of other languages stay where nothing was changed. */
export const relabelled = (before: Label, typed: string): Label => (typed === text(before) ? before : named(typed));

export const newVariable = (table: string): OwnVariable => ({
  ...{ name: freshName(), label: named(''), table, by: '', at: '' },
  values: [{ name: 'v1', label: named(''), when: '' }]
});

export const newMeasure = (table: string): OwnMeasure => ({
  ...{ name: freshName(), label: named(''), table, by: '', at: '' },
  ...{ universe: '', numerator: '', denominator: '', format: 'percent', unit: named('') }
});

/** A code that no value of a draft has. */
export function freshCode({ values }: OwnVariable): string {
  let at = values.length + 1;
  while (values.some(({ name }) => name === `v${at}`)) at++;
  return `v${at}`;
}

/** All definitions with a draft in the place of what it changes. */
export function withDraft(own: Own, draft: OwnVariable | OwnMeasure): Own {
  const put = <One extends { name: string }>(all: readonly One[], one: One): One[] =>
    all.some(({ name }) => name === one.name)
      ? all.map((before) => (before.name === one.name ? one : before))
      : [...all, one];
  return 'values' in draft
    ? { ...own, variables: put(own.variables, draft) }
    : { ...own, measures: put(own.measures, draft) };
}

export const without = ({ variables, measures }: Own, name: string): Own => ({
  variables: variables.filter((one) => one.name !== name),
  measures: measures.filter((one) => one.name !== name)
});

/** What is wrong with one of them, by field. */
export const faultsOf = (codebook: Codebook, own: Own, name: string): Map<string, OwnFault> =>
  new Map(
    understand(codebook, own)
      .faults.filter(({ of }) => of === name)
      .map((fault) => [fault.field, fault])
  );

/** A label that is not written yet stands as its place, so that a draft without words can be counted. */
export const labelled = (draft: OwnVariable): OwnVariable => ({
  ...draft,
  label: filled(draft.label),
  values: draft.values.map((one) => ({ ...one, label: filled(one.label) }))
});
const filled = (label: Label): Label => (text(label).trim() === '' ? named('–') : label);

/** The columns of a table that a definition can name; with the variables that are defined already, for measures. */
export function columnsFor(codebook: Codebook, table: string, variables: readonly OwnVariable[]): ConditionColumn[] {
  const spec = codebook.tables.find(({ name }) => name === table);
  if (!spec) return [];
  const personal = personalColumns(spec);
  const own = variables
    .filter((one) => one.table === table)
    .map(({ name, label, values }): ConditionColumn => {
      const codes = [...values.map((one) => [one.name, text(one.label)] as const), ['rest', m.own_rest()] as const];
      return {
        name,
        label: text(label),
        type: 'select_one',
        codes: codes.map(([code, label]) => ({ code, label, isText: true }))
      };
    });
  const asked = spec.variables
    .filter(({ name, type }) => !personal.has(name) && type !== 'text' && type !== 'datetime' && name !== spec.weight)
    .map(({ name, label, type, list }): ConditionColumn => ({
      ...{ name, label: text(label), type },
      codes: codesOf(codebook, type, list)
    }));
  return [...asked, ...own];
}

function codesOf({ choices, areas }: Codebook, type: string, list: string | null): ConditionColumn['codes'] {
  if (type === 'boolean')
    return [
      { code: '1', label: m.ui_yes(), isText: false },
      { code: '0', label: m.ui_no(), isText: false }
    ];
  const isText = type !== 'integer' && type !== 'decimal';
  const known = type === 'area' ? areas.map(({ code, label }) => ({ name: code, label, missing: null })) : null;
  return (known ?? choices.get(list ?? '') ?? [])
    .filter(({ missing }) => missing === null)
    .map(({ name, label }) => ({ code: name, label: text(label), isText }));
}
