import { finerColumn } from '$lib/figures/townships/townships';
import { areaText } from '$lib/figures/words/wording';
import type { Choices, ListChoice } from '$lib/figures/view/view';
import type { Page } from '$lib/page/href';
import { m } from '$lib/paraglide/messages';
import type { Shown } from '$lib/session/board.svelte';

/** A level between the whole and single units. */
interface Step {
  key: string;
  label: string;
  /** what goes there, on the page that is open where none is named; null: it is where one stands */
  change: Partial<Choices> | null;
  at: Page | null;
}

/** The levels over what is looked at, the whole first: whole, district, township, units. */
export function trail({ answers: { codebook }, view }: Shown, list: ListChoice | null): Step[] {
  const { root } = codebook;
  const isArea = codebook.areas.some(({ code }) => code === list?.area);
  const area = list && isArea ? list.area : view.area;
  const indicator = codebook.indicators.find(({ id }) => id === list?.indicator);
  const column = indicator ? finerColumn(codebook, indicator) : null;
  const town = column === null ? null : (list?.group[column] ?? null);
  const steps: Step[] = [
    { key: root, label: areaText(codebook, root), change: { area: null }, at: null },
    ...(area === root
      ? []
      : [{ key: area, label: areaText(codebook, area), change: { area }, at: '/district' as const }]),
    ...(town === null
      ? []
      : [{ key: town, label: areaText(codebook, town), change: { area }, at: '/district' as const }]),
    ...(list ? [{ key: 'units', label: m.units_title(), change: null, at: null }] : [])
  ];
  return steps.map((step, at) => (at === steps.length - 1 ? { ...step, change: null } : step));
}
