import type { Area } from '../../codebook/codebook';
import { narrow, unmarked } from './narrow';
import { codeRule, nameIndex } from './nameIndex';
import { normal } from '../match/normal';
import type { Reading } from './reading';

export type AreaReader = (text: string) => Reading<Area> | null;

const longest = 80;
/** The word for an area's kind after its name. */
const kindWords = /(?:自治县|自治州|自治区|办事处|街道|地区|[省市区县旗乡镇])$/;
/** What stands above the topmost area of a survey, which therefore does not know it. */
const outside = /^\p{Script=Han}{2,6}(?:省|自治区)$/u;
const between = /[\s\-—–/\\>→,，、·|]+/;
/** The letter of an option as forms print it before an area's name. */
const letter = /^[A-Za-z][.．、]\s*([^A-Za-z.．、].*)$/;
const grouped = /^\d{1,3}(,\d{3})+$/;

/**
 * Reads an area: its code, also as a spreadsheet or the statistical office writes it (420902.0, 420902000000), its label, an
 * alias, these without the word for its kind where only one is called so, and all of them after the names of areas above it.
 * A name that two areas have is nobody's.
 */
export function areaReader(areas: Area[]): AreaReader {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const parentOf = ({ parent }: Area) => (parent === null ? null : (byCode.get(parent) ?? null));
  const names = nameIndex(
    areas,
    ({ code }) => code,
    (area) => shortNames(area, parentOf(area))
  );
  const namesOf = new Map(areas.map((area) => [area, ownNames(area, parentOf(area))]));
  const byName = new Map<string, Area[]>();
  for (const [area, own] of namesOf) for (const name of own) byName.set(name, [...(byName.get(name) ?? []), area]);

  const read: AreaReader = (text) => {
    if (text.length > longest) return null;
    const bare = unmarked(text);
    const found = names.named(text) ?? coded(bare) ?? names.named(bare) ?? names.likened(bare);
    if (found) return found.rule === null ? { value: found.value, rule: codeRule(text, found.value.code) } : found;
    const parts = bare.split(between).map(normal);
    const area = afterOthers(parts.join('')) ?? (parts.length > 1 ? last(parts) : null);
    if (area) return { value: area, rule: 'alias' };
    const after = letter.exec(bare)?.[1];
    return after === undefined ? null : read(after);
  };
  return read;

  function coded(bare: string): Reading<Area> | null {
    const plain = narrow(bare);
    if (!/^[\d.,]+$/.test(plain)) return null;
    const [, digits = plain, point] = /^(\d+)(\.0*)$/.exec(plain) ?? [];
    const code = grouped.test(digits) ? digits.replaceAll(',', '') : digits;
    const rule = code !== digits ? 'grouped' : plain !== bare ? 'wide' : point !== undefined ? 'decimal' : null;
    const area = byCode.get(code);
    if (area) return { value: area, rule };
    const [, stem] = /^(\d{6}|\d{9})(?:000)+$/.exec(code) ?? [];
    const outer = stem !== undefined && [9, 12].includes(code.length) ? byCode.get(stem) : undefined;
    return outer ? { value: outer, rule: 'alias' } : null;
  }

  /** The one area that the end of a text names when the rest names areas above it. */
  function afterOthers(text: string): Area | null {
    const found = new Set<Area>();
    for (let start = 1; start < text.length - 1; start++) {
      for (const area of byName.get(text.slice(start)) ?? []) {
        if (isAbove(text.slice(0, start), area)) found.add(area);
      }
    }
    return found.size === 1 ? [...found][0]! : null;
  }

  /** True where a text is nothing but names of areas above one, in their order, some of them left out. */
  function isAbove(text: string, area: Area): boolean {
    const parent = parentOf(area);
    if (outside.test(text)) return true;
    if (!parent) return false;
    if (parent.parent !== null && isAbove(text, parent)) return true;
    return namesOf
      .get(parent)!
      .some((name) => text.endsWith(name) && (text === name || isAbove(text.slice(0, -name.length), parent)));
  }

  /** 某省/某市/某区: what stands before the topmost area's name is not known here. */
  function last(parts: string[]): Area | null {
    const root = parts.findIndex((part) => (byName.get(part) ?? []).some((area) => area.parent === null));
    return root > 0 ? afterOthers(parts.slice(root).join('')) : null;
  }
}

/** 东 of 东区; 城关镇 and 城关 of 某县城关镇. */
function shortNames({ label }: Area, parent: Area | null): string[] {
  const names = Object.values(label).map(normal);
  const outer = parent ? Object.values(parent.label).map(normal) : [];
  const inner = names.flatMap((name) =>
    outer.filter((prefix) => name.startsWith(prefix)).map((prefix) => name.slice(prefix.length))
  );
  return [...inner, ...[...names, ...inner].map((name) => name.replace(kindWords, ''))].filter(
    (name) => name.length >= 2
  );
}

function ownNames(area: Area, parent: Area | null): string[] {
  const names = [...Object.values(area.label), ...area.aliases, ...shortNames(area, parent)].map(normal);
  return [...new Set(names)].filter((name) => name !== '');
}
