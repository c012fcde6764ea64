import { parse, type AST } from 'svelte/compiler';
import type { Plugin } from 'vite';

/** In tests each keyed list of a component throws on a key that stands twice, as the browser does: rendering on a server would not. */
export function uniqueKeys(): Plugin {
  return {
    name: 'unique-keys',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('.svelte') && !id.includes('node_modules') ? checked(code, id) : null)
  };
}

/** Gives the entries back; in a component's own words, for it is run where the component is. */
const unique = `((list, key, where) => {
  const entries = Array.from(list ?? []);
  const seen = new Set();
  for (const [at, entry] of entries.entries()) {
    const one = key(entry, at);
    if (seen.has(one)) throw new RangeError('the key ' + String(one) + ' stands twice in ' + where);
    seen.add(one);
  }
  return entries;
})`;

/** The source of a component with each keyed block asked for its keys. */
export function checked(code: string, id: string): string {
  const blocks = eachBlocks(parse(code, { modern: true }).fragment).sort((a, b) => b.start - a.start);
  return blocks.reduce((text, { start, expression, context, index, key }) => {
    if (!key || !context) return text;
    const of = ({ start, end }: { start: number; end: number }) => code.slice(start, end);
    const [list, entry, by] = [expression, context, key].map((node) =>
      of(node as unknown as { start: number; end: number })
    );
    const { start: from, end } = expression as unknown as { start: number; end: number };
    const where = JSON.stringify(`${id}:${code.slice(0, start).split('\n').length}`).replaceAll('"', "'");
    const call = `${unique}(${list}, (${[entry, ...(index ? [index] : [])].join(', ')}) => ${by}, ${where})`;
    return text.slice(0, from) + call + text.slice(end);
  }, code);
}

function eachBlocks(node: unknown): AST.EachBlock[] {
  if (Array.isArray(node)) return node.flatMap(eachBlocks);
  if (node === null || typeof node !== 'object') return [];
  const inner = Object.values(node).flatMap(eachBlocks);
  return 'type' in node && node.type === 'EachBlock' ? [node as AST.EachBlock, ...inner] : inner;
}
