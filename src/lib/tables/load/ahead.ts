/** The same values, each asked for while the one before is in use; at most one is waiting. */
export async function* ahead<Value>(values: AsyncGenerator<Value, void>): AsyncGenerator<Value, void> {
  let next = values.next();
  // a failure is thrown where the value is awaited
  next.catch(() => null);
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = values.next();
      next.catch(() => null);
      yield value;
    }
  } finally {
    await values.return();
  }
}
