/**
 * Attributes of a mark that acts when it is clicked, or on Enter or Space; {} when there is nothing to do.
 * Arrow keys go to the neighbour, where marks say their place as data-place="row,column".
 */
export function pressable(label: string, act: (() => void) | undefined, tabindex = 0) {
  if (!act) return {};
  return {
    role: 'button',
    tabindex,
    'aria-label': label,
    cursor: 'pointer',
    onclick: act,
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') act();
      else if (!focusNeighbour(event)) return;
      event.preventDefault();
    }
  };
}

const steps: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};

function focusNeighbour(event: KeyboardEvent): boolean {
  const mark = event.currentTarget as SVGElement;
  const step = steps[event.key];
  const [row, column] = (mark.dataset['place'] ?? '').split(',').map(Number);
  if (!step || row === undefined || column === undefined) return false;
  const place = `${row + step[0]},${column + step[1]}`;
  const next = mark.ownerSVGElement?.querySelector<SVGElement>(`[data-place="${place}"]`);
  next?.focus();
  return !!next;
}
