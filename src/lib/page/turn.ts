/** Resolves in a task of its own, between which and the last one the page answers and draws. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Tells a long loop when it has run for so many milliseconds since the last time: `if (isDue()) await turn()`. */
export function pace(ms = 15): () => boolean {
  let last = performance.now();
  return () => {
    const now = performance.now();
    if (now - last < ms) return false;
    last = now;
    return true;
  };
}
