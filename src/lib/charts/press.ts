/** Attributes of a mark that acts when it is clicked, or on Enter or Space; {} when there is nothing to do. */
export function pressable(label: string, act: (() => void) | undefined, tabindex = 0) {
  if (!act) return {};
  return {
    role: 'button',
    tabindex,
    'aria-label': label,
    cursor: 'pointer',
    onclick: act,
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      act();
    }
  };
}
