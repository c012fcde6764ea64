import type { Label } from '../../i18n/label';
import { m } from '../../paraglide/messages';
import { refer, type Faults, type Place } from './Faults';
import { isLanguage, languages } from './languages';
import { nearest } from '../nearest';

/** Reads a JSON file of a pack; one that is not JSON is a fault and an empty object. */
export function readEntry(text: string, file: string, faults: Faults): Entry {
  try {
    return new Entry(JSON.parse(text.replace(/^\uFEFF/, '')), '', file, faults);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    faults.add(file, 0, '', m.codebook_no_json({ message: error.message }));
    return new Entry(undefined, '', file, faults);
  }
}

/** A value in a JSON file that knows where it stands: `tables[0].design`. Absent and null are the same. */
export class Entry implements Place {
  constructor(
    private readonly value: unknown,
    readonly path: string,
    private readonly file: string,
    private readonly faults: Faults
  ) {}

  fault(message: string): void {
    this.faults.add(this.file, 0, this.path, message);
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isText(): boolean {
    return typeof this.value === 'string';
  }

  /** What stands there, for whoever checks it himself; undefined where nothing does. */
  json(): unknown {
    return this.value;
  }

  /** The value under a key of this object. */
  get(key: string): Entry {
    return this.inner(isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined, key);
  }

  /** Reports keys that this object should not have. */
  allow(keys: string[]): this {
    if (!isObject(this.value)) {
      if (!this.isAbsent || this.path !== '') this.fault(m.codebook_object_wanted());
      return this;
    }
    for (const key of Object.keys(this.value))
      if (!keys.includes(key)) this.get(key).fault(m.codebook_unknown_key({ key, nearest: nearest(key, keys) ?? '' }));
    return this;
  }

  /** Every key of this object with its value. */
  pairs(): [string, Entry][] {
    if (isObject(this.value)) return Object.keys(this.value).map((key) => [key, this.get(key)]);
    this.fault(m.codebook_object_wanted());
    return [];
  }

  /** The values of this list; absent is empty. */
  list(): Entry[] {
    if (Array.isArray(this.value))
      return this.value.map((value, i) => new Entry(value, `${this.path}[${i}]`, this.file, this.faults));
    if (!this.isAbsent) this.fault(m.codebook_list_wanted());
    return [];
  }

  text(): string {
    if (typeof this.value === 'string' && this.value.trim() !== '') return this.value.trim();
    this.fault(typeof this.value === 'string' || this.isAbsent ? m.codebook_required() : m.codebook_words_wanted());
    return '';
  }

  textOrNull(): string | null {
    return this.isAbsent ? null : this.text() || null;
  }

  /** One of these words; for a wrong one, after its fault, the nearest, so that one slip is one fault. */
  oneOf<T extends string>(options: readonly T[]): T {
    const text = this.text();
    const found = options.find((option) => option === text);
    if (found !== undefined || text === '') return found ?? options[0]!;
    const close = nearest(text, options) as T;
    this.fault(m.codebook_not_one_of({ text, allowed: options.join(', '), nearest: close }));
    return close;
  }

  reference(names: ReadonlySet<string> | ReadonlyMap<string, unknown>): string {
    const name = this.text();
    if (name !== '') refer(this, name, names);
    return name;
  }

  referenceOrNull(names: ReadonlySet<string> | ReadonlyMap<string, unknown>): string | null {
    return this.isAbsent ? null : this.reference(names) || null;
  }

  /** A whole number from 0; absent is 0. */
  count(): number {
    if (typeof this.value === 'number' && Number.isInteger(this.value) && this.value >= 0) return this.value;
    if (!this.isAbsent) this.fault(m.codebook_no_count({ text: JSON.stringify(this.value) }));
    return 0;
  }

  /** A number between 0 and 1; absent is null. */
  share(): number | null {
    if (typeof this.value === 'number' && this.value > 0 && this.value < 1) return this.value;
    if (!this.isAbsent) this.fault(m.codebook_no_share({ text: JSON.stringify(this.value) }));
    return null;
  }

  flag(fallback: boolean | null = null): boolean {
    if (typeof this.value === 'boolean') return this.value;
    if (!this.isAbsent || fallback === null) this.fault(m.codebook_flag_wanted());
    return fallback ?? false;
  }

  /** Words in every language; @param optional may be absent, or empty in all languages */
  label(optional = false): Label {
    if (optional && this.isAbsent) return {};
    const words = this.pairs().filter(([language, entry]) => {
      if (!isLanguage(language))
        entry.fault(m.codebook_unknown_key({ key: language, nearest: nearest(language, languages)! }));
      return isLanguage(language) && entry.value !== '';
    });
    const label = Object.fromEntries(words.map(([language, entry]) => [language, entry.text()]));
    if (optional && words.length === 0) return label;
    for (const language of languages)
      if (isObject(this.value) && !Object.hasOwn(label, language))
        this.get(language).fault(m.codebook_label_missing({ language }));
    return label;
  }

  private inner(value: unknown, key: string): Entry {
    return new Entry(value, this.path === '' ? key : `${this.path}.${key}`, this.file, this.faults);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
