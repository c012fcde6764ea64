/** Those that are shown, the uppermost last. */
const shown: HTMLDialogElement[] = [];

/**
 * Shows a dialog over the page until whoever has opened it takes it away.
 * @param leave called when it is to be closed, by Escape or otherwise; it stays while its opener keeps it
 * @param first what has the focus in it; null: what the browser chooses
 * @returns to be called when it is gone: gives the focus back
 */
export function modal(dialog: HTMLDialogElement, leave: () => void, first: HTMLElement | null): () => void {
  const before = document.activeElement;
  const gone = new AbortController();
  const { signal } = gone;
  const show = () => {
    dialog.showModal();
    if (!first) return;
    first.tabIndex = -1;
    first.focus();
  };
  const keep = (event: Event) => {
    event.preventDefault();
    leave();
  };
  // Chromium closes at an Escape that no press came before, whatever is said to `cancel`: the key itself can be kept
  const hear = (event: KeyboardEvent) => {
    const isFree = event.key === 'Escape' && !event.isComposing && !event.defaultPrevented;
    if (isFree && shown.at(-1) === dialog) keep(event);
  };
  addEventListener('keydown', hear, { signal });
  // that of a file field in it bubbles
  const decline = (event: Event) => {
    if (event.target === dialog) keep(event);
  };
  dialog.addEventListener('cancel', decline, { signal });
  // the back of a phone is no key
  const reopen = () => {
    show();
    leave();
  };
  dialog.addEventListener('close', reopen, { signal });
  shown.push(dialog);
  show();
  return () => {
    gone.abort();
    shown.splice(shown.indexOf(dialog), 1);
    if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
  };
}
