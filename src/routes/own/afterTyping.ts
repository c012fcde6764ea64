/** ms without a key until what was typed is looked at. */
const pause = 200;

/** Asks once nothing was typed for a while. @returns what takes it back */
export function afterTyping(ask: (signal: AbortSignal) => void): () => void {
  const stop = new AbortController();
  const timer = setTimeout(() => ask(stop.signal), pause);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
