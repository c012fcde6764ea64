import type { MissingKind, VariableType } from '../../codebook/codebook';
import { normal } from '../match/normal';
import type { Platform } from './platform';

/** Texts that say why there is no answer, and in whose files. `open`: also where any text is an answer. */
const table: { kind: MissingKind; texts: string[]; platforms?: Platform[]; open: boolean }[] = [
  { kind: 'not_asked', texts: ['(跳过)', '（跳过）', '跳过', '未涉及此题'], open: true },
  { kind: 'not_asked', texts: ['-3'], platforms: ['wjx'], open: true },
  { kind: 'blank', texts: ['(空)', '（空）', '(空白)', '（空白）', '未作答', '未填', '未填写', '未答'], open: true },
  { kind: 'blank', texts: ['-2'], platforms: ['wjx'], open: true },
  { kind: 'blank', texts: ['-', '--', '—', '——', '–', '－', '/', '／', '\\', 'NULL', 'null'], open: true },
  { kind: 'refused', texts: ['拒答', '拒绝回答', '拒绝作答'], open: true },
  { kind: 'dont_know', texts: ['不清楚', '不知道', '不详', '说不清'], open: false },
  { kind: 'not_applicable', texts: ['不适用', '不涉及'], open: false }
];

const isOf = (platform: Platform, platforms?: Platform[]) => platforms === undefined || platforms.includes(platform);

/** The texts that are no answer even in a column of free text, as files of a platform have them. */
export function markerTexts(platform: Platform): string[] {
  return table.filter(({ open, platforms }) => open && isOf(platform, platforms)).flatMap(({ texts }) => texts);
}

/**
 * Makes the function that tells why a text is no answer; null: it may be one. 无 is none of them: nobody knows whether it means 0.
 * @param kinds that the question's own list has: whoever may choose from a list cannot say 不清楚 unless the list does
 */
export function markerReader(
  type: VariableType,
  platform: Platform,
  kinds: ReadonlySet<MissingKind>
): (normalText: string) => MissingKind | null {
  const isChosen = type === 'select_one' || type === 'select_multiple';
  const known = new Map<string, MissingKind>();
  for (const { kind, texts, platforms, open } of table) {
    const isWanted = open || (isChosen ? kinds.has(kind) : type !== 'text');
    if (isWanted && isOf(platform, platforms)) for (const text of texts) known.set(normal(text), kind);
  }
  return (normalText) => known.get(normalText) ?? null;
}
