/** Asks a worker one thing and ends it; an abort ends it at once. @param given what the worker has from then on, and the page no more */
export function inWorker<Answer>(
  worker: Worker,
  question: unknown,
  signal?: AbortSignal,
  given: Transferable[] = []
): Promise<Answer> {
  const over = new AbortController();
  return new Promise<Answer>((resolve, reject) => {
    const stop = () => reject(signal?.reason);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { signal: over.signal });
    worker.onmessage = ({ data }: MessageEvent<{ answer: Answer } | { fault: string }>) => {
      if ('answer' in data) resolve(data.answer);
      else reject(new Error(data.fault));
    };
    worker.onerror = ({ message }) => reject(new Error(message || 'a worker could not be started'));
    worker.postMessage(question, given);
  }).finally(() => {
    over.abort();
    worker.terminate();
  });
}

/** The other side: what a worker's script does with what it is asked. */
export function serve<Question, Answer>(work: (question: Question) => Promise<Answer>): void {
  // what fails aside from the work would leave the page waiting
  self.onunhandledrejection = ({ reason }) => self.postMessage({ fault: String(reason) });
  self.onmessage = async ({ data }: MessageEvent<Question>) => {
    try {
      self.postMessage({ answer: await work(data) });
    } catch (cause) {
      self.postMessage({ fault: cause instanceof Error ? cause.message : String(cause) });
    }
  };
}
