import { createSubscriber } from 'svelte/reactivity';

/**
 * Whether the page is being printed. `beforeprint` comes while there is still time to draw for the paper: Chromium counts its sheets
 * before a media query is heard.
 */
class Printing {
  #isPreparing = false;
  #heard = createSubscriber((update) => {
    const tell = (isPreparing: boolean) => () => {
      this.#isPreparing = isPreparing;
      update();
    };
    const [before, after] = [tell(true), tell(false)];
    const media = matchMedia('print');
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    media.addEventListener('change', update);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      media.removeEventListener('change', update);
    };
  });

  get current(): boolean {
    this.#heard();
    return this.#isPreparing || matchMedia('print').matches;
  }
}

export const printing = new Printing();
