/**
 * Resolves in a task of its own, between which and the last one the page answers and draws. A message comes at once, where a timer
 * that is set within others waits 4 ms.
 */
export function yieldToMain(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Tells a long loop when it has run for so many milliseconds since the last time: `if (isDue()) await yieldToMain()`. */
export function pace(ms = 15): () => boolean {
  let last = performance.now();
  return () => {
    const now = performance.now();
    if (now - last < ms) return false;
    last = now;
    return true;
  };
}
