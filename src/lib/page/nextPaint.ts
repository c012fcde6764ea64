/** ms after which a frame is not waited for any more: a tab that nobody sees is drawn late or never */
const patience = 200;

/** Resolves when the browser has drawn what changed last. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, patience);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
