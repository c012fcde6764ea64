import type { CellBlock } from '../cells/cellBlock';
import { answerFrom, rowsKey } from '../cells/plan';
import type { CellQuery, CellSource } from '../cells/cellQuery';

interface Entry {
  query: CellQuery;
  rows: string;
  block: CellBlock;
  /** the larger the later it was asked for */
  asked: number;
}

/**
 * Remembers what another source has answered, so that going back asks nothing: by the content of the question, whose tables are
 * named by the hash of theirs. A question that an answered one holds is answered from that.
 * @param most groups times measures that are kept, 80 bytes each; what was asked for longest ago goes first
 */
export function recentSource(other: CellSource, most = 200_000): CellSource {
  const entries = new Map<string, Entry>();
  /** what the other had at hand: the same question alone finds it, as all else takes longer than to add it up again */
  const atHand = new Map<string, CellBlock>();
  let variables = 0;

  const known = (query: CellQuery, key: string, asked: number): CellBlock | null => {
    const exact = entries.get(key);
    if (exact) {
      exact.asked = asked;
      return exact.block;
    }
    const rows = rowsKey(query);
    for (const entry of entries.values()) {
      const block = entry.rows === rows ? answerFrom(entry.query, entry.block, query) : null;
      if (!block) continue;
      entry.asked = asked;
      return block;
    }
    return null;
  };

  const keep = (query: CellQuery, key: string, block: CellBlock, asked: number) => {
    entries.set(key, { query, rows: rowsKey(query), block, asked });
    const oldestFirst = [...entries].sort(([, a], [, b]) => a.asked - b.asked);
    let size = oldestFirst.reduce((sum, [, entry]) => sum + sizeOf(entry.block), 0);
    for (const [key, entry] of oldestFirst) {
      if (size <= most) return;
      entries.delete(key);
      size -= sizeOf(entry.block);
    }
  };

  return {
    can: (query) => other.can(query),
    peek(query) {
      const key = JSON.stringify(query);
      const block = atHand.get(key) ?? known(query, key, ++variables);
      if (block) return block;
      const found = other.peek(query);
      if (found === null) return null;
      atHand.set(key, found);
      if (atHand.size > mostAtHand) atHand.delete([...atHand.keys()][0]!);
      return found;
    },
    async cells(query, signal) {
      const asked = ++variables;
      const key = JSON.stringify(query);
      const block = known(query, key, asked);
      if (block) return block;
      const found = await other.cells(query, signal);
      signal?.throwIfAborted();
      keep(query, key, found, asked);
      return found;
    },
    statement: (query) => other.statement(query)
  };
}

const mostAtHand = 12;

/** An empty answer takes room, too. */
const sizeOf = ({ groups, measures }: CellBlock): number => Math.max(1, groups.length) * Math.max(1, measures.size);
