/**
 * Attributes of a mark that tells its name when it is clicked, or on Enter or Space; {} when there is nobody to tell.
 * Marks say their place as data-place="row,column": arrow keys go to the neighbour, and Tab stops once a chart (`tabStop`).
 */
export function pressable(label: string, mark: string, onpress: ((mark: string) => void) | undefined) {
  if (!onpress) return {};
  const act = pressing(() => onpress(mark));
  return { role: 'button', tabindex: -1, 'aria-label': label, cursor: 'pointer', 'data-mark': mark, ...act };
}

/** The handlers alone, which many marks may share: `act` is given the place of the one that is pressed. */
export function pressing(act: (row: number, column: number) => void) {
  return {
    onclick: ({ currentTarget }: MouseEvent) => act(...placeOf(currentTarget)),
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') act(...placeOf(event.currentTarget));
      else if (!focusNeighbour(event)) return;
      event.preventDefault();
    }
  };
}

/** Row and column as data-place says them; NaN where it does not. */
export function placeOf(mark: EventTarget | null): [row: number, column: number] {
  const [row = NaN, column = NaN] = ((mark as SVGElement).dataset['place'] ?? '').split(',').map(parseFloat);
  return [row, column];
}

const steps: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};

/** One stop of the Tab key for all marks of a chart: it leads to the one that had the focus last, or to the first. */
export function tabStop(chart: SVGElement): () => void {
  let last: SVGElement | null = null;
  const first = () =>
    chart.querySelector<SVGElement>('[data-place="0,0"]') ?? chart.querySelector<SVGElement>('[data-place]');
  const onfocusin = ({ target }: FocusEvent) => {
    if (target === chart) {
      (last?.isConnected ? last : first())?.focus();
      return;
    }
    last = (target as SVGElement).closest<SVGElement>('[data-place]');
    // or going back with Shift+Tab would end here and lead to the mark again
    chart.setAttribute('tabindex', '-1');
  };
  const onfocusout = () => chart.setAttribute('tabindex', '0');
  chart.setAttribute('tabindex', '0');
  chart.addEventListener('focusin', onfocusin);
  chart.addEventListener('focusout', onfocusout);
  return () => {
    chart.removeEventListener('focusin', onfocusin);
    chart.removeEventListener('focusout', onfocusout);
  };
}

function focusNeighbour({ currentTarget, key }: KeyboardEvent): boolean {
  const step = steps[key];
  if (!step) return false;
  const [row, column] = placeOf(currentTarget);
  const place = `${row + step[0]},${column + step[1]}`;
  const next = (currentTarget as SVGElement).ownerSVGElement?.querySelector<SVGElement>(`[data-place="${place}"]`);
  next?.focus();
  return !!next;
}
