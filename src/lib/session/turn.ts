/** Resolves in a task of its own, between which and the last one the page answers and draws. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
