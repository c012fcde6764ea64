import type { RowBlock, RowQuery } from '../estimates/rows';
import type { Opened } from '../figures/survey';

/** They may be long: so many are kept. */
const most = 4;

/** Rows that were listed lately, by what was asked of which state of the tables. */
export class Lists {
  #all: { opened: Opened; query: string; rows: RowBlock }[] = [];

  known(opened: Opened, query: RowQuery): RowBlock | null {
    const text = JSON.stringify(query);
    return this.#all.find((one) => one.opened === opened && one.query === text)?.rows ?? null;
  }

  /** Lists them with `ask` where they are not known. */
  async of(opened: Opened, query: RowQuery, ask: () => Promise<RowBlock>): Promise<RowBlock> {
    const known = this.known(opened, query);
    if (known) return known;
    const rows = await ask();
    const others = this.#all.filter((one) => one.opened === opened);
    this.#all = [...others, { opened, query: JSON.stringify(query), rows }].slice(-most);
    return rows;
  }
}
