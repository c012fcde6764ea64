import { sides } from '../../estimates/units/side';
import { NO_CHOICES, type Choices, type ListChoice } from './view';

/**
 * The choices as the search part of an address. Only A-Z a-z 0-9 - _ . ~ stand in values, so that the same text can follow a `#`
 * (platform.md, one file); other text is written as base64url after a `~`.
 */
export function writeView(choices: Choices): string {
  const pairs: [string, string][] = [];
  for (const [letter, field] of FIELDS) {
    const value = choices[field];
    if (value !== null) pairs.push([letter, encode(value)]);
  }
  for (const [name, codes] of Object.entries(choices.filters)) {
    if (codes.length) pairs.push([`f.${encode(name)}`, codes.map(encode).join('.')]);
  }
  if (choices.list) pairs.push(['list', writeList(choices.list)]);
  return pairs.length ? `?${pairs.map((pair) => pair.join('=')).join('&')}` : '';
}

/** Reads what writeView wrote; what it cannot read is left out. */
export function readView(search: URLSearchParams): Choices {
  const choices: Choices = { ...NO_CHOICES };
  for (const [letter, field] of FIELDS) choices[field] = decode(search.get(letter));
  const filters: [string, string[]][] = [];
  for (const [key, value] of search) {
    const name = key.startsWith('f.') ? decode(key.slice(2)) : null;
    if (name !== null) filters.push([name, value.split('.').flatMap((code) => decode(code) ?? [])]);
  }
  choices.filters = Object.fromEntries(filters);
  choices.list = readList(search.get('list'));
  return choices;
}

/** The search part of an address that opens a statement on the SQL page, with the choices that lead back. */
export function writeStatement(choices: Choices, statement: string): string {
  const view = writeView(choices);
  return `${view}${view === '' ? '?' : '&'}sql=${encode(statement)}`;
}

/** The statement of an address, which anybody may have written: it is shown and never run by itself. */
export const readStatement = (search: URLSearchParams): string | null => decode(search.get('sql'));

/** Indicator, area, side, then the columns and codes of a group in turn; an empty code is who gave no answer. */
function writeList({ indicator, area, side, group }: ListChoice): string {
  const pairs = Object.entries(group).flatMap(([column, code]) => [column, code ?? '']);
  return [indicator, area, side, ...pairs].map((part) => (part === '' ? '' : encode(part))).join('.');
}

function readList(text: string | null): ListChoice | null {
  const [indicator, area, side, ...pairs] = (text ?? '').split('.').map(decode);
  const known = listSides.find((one) => one === side);
  if (!indicator || !area || !known || pairs.length % 2 === 1) return null;
  const columns = pairs.filter((_, at) => at % 2 === 0);
  const group = columns.flatMap((column, at) => (column === null ? [] : [[column, pairs[2 * at + 1]!] as const]));
  if (group.length < columns.length) return null;
  return { indicator, area, side: known, group: Object.fromEntries(group) };
}

const listSides = [...sides, 'needed'] as const;

const FIELDS = [
  ['s', 'survey'],
  ['w', 'wave'],
  ['v', 'compare'],
  ['a', 'area'],
  ['i', 'indicator'],
  ['b', 'base'],
  ['o', 'sort'],
  ['m', 'measure'],
  ['c', 'coverage'],
  ['k', 'kind'],
  ['u', 'open'],
  ['y', 'by'],
  ['d', 'drop'],
  ['q', 'visit'],
  ['g', 'goal'],
  ['r', 'rows'],
  ['x', 'columns'],
  ['h', 'counted'],
  ['n', 'weights'],
  ['l', 'seen'],
  ['ra', 'rowsAs'],
  ['xa', 'columnsAs'],
  ['z', 'order'],
  ['j', 'letters'],
  ['p', 'chosen'],
  ['t', 'matched'],
  ['e', 'defined']
] as const;

function encode(value: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(value)) return value;
  const bytes = String.fromCharCode(...new TextEncoder().encode(value));
  return `~${btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

function decode(text: string | null): string | null {
  if (text === null || text === '') return null;
  if (!text.startsWith('~')) return text;
  try {
    const bytes = atob(text.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}
