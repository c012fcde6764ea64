/** What waits behind it goes on once it is open; it never shuts again. */
export class Latch {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
