/** An answer that comes later: null until it is there. */
export class Eventual<Answer> {
  now = $state.raw<Answer | null>(null);

  constructor(coming: Promise<Answer>) {
    void coming.then((answer) => (this.now = answer));
  }
}
