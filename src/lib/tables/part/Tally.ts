import { lineOf } from '../../intake/records/lineOf';
import { mask } from '../../intake/recode/mask';
import type { Part } from '../../intake/records/parts';
import {
  maxExamples,
  maxLines,
  type Change,
  type Damage,
  type Repair,
  type ChangeRule,
  type IntakeReport,
  type NotUnderstood,
  type Recoding,
  type Reject
} from '../../intake/report/report';
import type { Column } from './columns';
import { DoubtTally } from './DoubtTally';
import { firstLines } from './firstLines';
import type { OptionRows } from '../sql/optionsSql';
import type { Seen } from './profile';
import type { Rejected } from './rejects';

/** Different texts of one column that nothing could be made of: more are counted, not listed. */
const maxTexts = 1000;

/** What was found in a file's parts so far, added up for its report. */
export class Tally {
  #recodings = new Map<Column, Map<string, Recoding>>();
  #changes = new Map<string, Change>();
  #strange = new Map<string, NotUnderstood>();
  #repairs = new Map<Repair['kind'], Repair>();
  #doubts = new DoubtTally();
  #damages = new Map<string, Damage>();
  #rejects: Reject[] = [];
  #counts: IntakeReport['rejectCounts'] = {};

  constructor(readonly columns: Column[]) {}

  /** Reads a text of a column; one that an earlier part had is not read again. */
  read(column: Column, text: string): Recoding {
    const known = this.#recodings.get(column) ?? new Map<string, Recoding>();
    this.#recodings.set(column, known);
    const recoding = known.get(text) ?? column.read(text);
    known.set(text, recoding);
    return recoding;
  }

  text(variable: string, recoding: Recoding, seen: Seen, part: Part): void {
    const isBroken = seen.text.includes('\ufffd');
    const before = 'notUnderstood' in recoding ? recoding.becameDate : undefined;
    if (recoding.doubt) this.#doubts.add(variable, recoding.doubt, seen, part);
    if (isBroken) this.#damage(variable, 'brokenText', seen, part);
    if (before) this.#damage(variable, 'becameDate', seen, part, before);
    const told = recoding.doubt?.kind ?? (isBroken ? 'brokenText' : before && 'becameDate');
    if ('notUnderstood' in recoding) this.#notUnderstood(variable, recoding.suggestions, told, seen, part);
    else if (recoding.rule !== null) this.#change(variable, recoding.rule, recoding.value, seen, part);
  }

  /** Rows whose area a second column says. */
  settled(variable: string, { area, ...seen }: Seen & { area: string | null }, part: Part): void {
    this.#change(variable, 'secondColumn', area, seen, part);
  }

  /** The rows of a question that has a column an option, and the texts in those columns. */
  options({ variable, fields, readOption }: Column, seen: Map<number, Seen[]>, found: OptionRows[], part: Part): void {
    const cells = fields.flatMap(({ index, option }) =>
      (seen.get(index) ?? []).map((text) => ({ text, option: option!, chosen: readOption(text.text, option!) }))
    );
    for (const { text, chosen } of cells)
      if (chosen === null) this.#notUnderstood(variable.name, [], undefined, text, part);
    for (const { rule, count, records } of found) {
      const change = this.#changeOf(variable.name, rule);
      change.count += count;
      change.lines = firstLines(change.lines, records, part);
      for (const { text, option, chosen } of cells) {
        const isChoice = chosen === 0 || chosen === 1;
        if (chosen === null || isChoice !== (rule === 'list')) continue;
        this.#example(change, chosen === 1 ? option.name : null, text, part);
      }
    }
  }

  /** Rows whose joined answer is another one than the columns of its options say. */
  splitDiffers(
    variable: string,
    { count, records, texts }: { count: number; records: number[]; texts: string[] },
    part: Part
  ): void {
    for (const [at, text] of texts.entries())
      this.#damage(
        variable,
        'splitDiffers',
        { text, count: at === 0 ? count : 0, records: at === 0 ? records : [] },
        part
      );
  }

  /** @returns how many there are */
  rejects(found: Rejected[], part: Part): number {
    let all = 0;
    for (const { reason, count, sample } of found) {
      this.#count(reason, count);
      all += count;
      for (const { record, text } of sample) this.#rejects.push({ line: lineOf(record, part), reason, text });
    }
    return all;
  }

  /** Something in the text that was mended, not in one column. */
  repair(kind: Repair['kind'], { count, records }: { count: number; records: number[] }, part: Part): void {
    const known = this.#repairs.get(kind) ?? { kind, count: 0, lines: [] };
    this.#repairs.set(kind, { kind, count: known.count + count, lines: firstLines(known.lines, records, part) });
  }

  broken(reject: Reject): void {
    this.#count(reject.reason, 1);
    this.#rejects.push(reject);
  }

  /** Writes all that was found into a report. */
  into(report: IntakeReport): void {
    report.repairs = [...this.#repairs.values()];
    report.rejectCounts = this.#counts;
    report.rejectSample = firstOfEach(this.#rejects.sort((a, b) => a.line - b.line));
    const place = new Map(this.columns.map(({ variable }, index) => [variable.name, index]));
    const byColumn = <Found extends { column: string; count: number }>(
      found: Iterable<Found>,
      key: (one: Found) => string
    ) =>
      [...found].sort(
        (a, b) => place.get(a.column)! - place.get(b.column)! || b.count - a.count || (key(a) < key(b) ? -1 : 1)
      );
    report.changes = byColumn(this.#changes.values(), ({ rule }) => rule).map((change) => ({
      ...change,
      examples: change.examples
        .sort((a, b) => b.count - a.count || a.firstLine - b.firstLine || (a.text < b.text ? -1 : 1))
        .slice(0, maxExamples)
    }));
    report.doubts = byColumn([...report.doubts, ...this.#doubts.all()], ({ kind }) => kind);
    report.damages = byColumn(this.#damages.values(), ({ kind }) => kind).map((damage) => ({
      ...damage,
      examples: damage.examples.sort()
    }));
    report.notUnderstood = byColumn(this.#strange.values(), ({ firstLine }) => String(firstLine).padStart(10, '0'));
  }

  #count(reason: Reject['reason'], count: number): void {
    this.#counts[reason] = (this.#counts[reason] ?? 0) + count;
  }

  #change(variable: string, rule: ChangeRule, value: string | number | null, seen: Seen, part: Part): void {
    const change = this.#changeOf(variable, rule);
    change.count += seen.count;
    change.lines = firstLines(change.lines, seen.records, part);
    this.#example(change, value, seen, part);
  }

  #damage(variable: string, kind: Damage['kind'], seen: Seen, part: Part, before: string[] = []): void {
    const key = `${variable} ${kind}`;
    const damage = this.#damages.get(key) ?? { column: variable, kind, count: 0, examples: [], lines: [] };
    damage.count += seen.count;
    damage.lines = firstLines(damage.lines, seen.records, part);
    if (damage.examples.length < maxExamples)
      damage.examples.push([mask(seen.text) ?? seen.text, before.join(' / ')].filter(Boolean).join(' ← '));
    this.#damages.set(key, damage);
  }

  #changeOf(variable: string, rule: ChangeRule): Change {
    const key = `${variable} ${rule}`;
    const change = this.#changes.get(key) ?? { column: variable, rule, count: 0, examples: [], lines: [] };
    this.#changes.set(key, change);
    return change;
  }

  #example({ examples }: Change, value: string | number | null, seen: Seen, part: Part): void {
    const text = mask(seen.text) ?? seen.text;
    const known = examples.find((example) => example.text === text && example.value === value);
    if (known) known.count += seen.count;
    else if (examples.length < maxTexts) {
      examples.push({ text, value, count: seen.count, firstLine: lineOf(seen.records[0]!, part) });
    }
  }

  #notUnderstood(variable: string, suggestions: string[], told: NotUnderstood['told'], seen: Seen, part: Part): void {
    const key = `${variable} ${seen.text}`;
    const known = this.#strange.get(key);
    const lines = firstLines(known?.lines ?? [], seen.records, part);
    if (known) Object.assign(known, { count: known.count + seen.count, lines });
    else {
      const { text: value, count } = seen;
      const found = { column: variable, value, count, firstLine: lines[0]!, lines, suggestions };
      this.#strange.set(key, told === undefined ? found : { ...found, told });
    }
  }
}

/** The first records of each reason: thousands of one hide no other. */
function firstOfEach(rejects: Reject[]): Reject[] {
  const counts = new Map<Reject['reason'], number>();
  return rejects.filter(({ reason }) => {
    const count = (counts.get(reason) ?? 0) + 1;
    counts.set(reason, count);
    return count <= maxLines;
  });
}
