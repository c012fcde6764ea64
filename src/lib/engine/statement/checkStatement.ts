import { StatementFault, type FaultKind } from './fault';
import { folded, readTokens, type Token } from './tokens';
import { beforeBracket, calls, endsTables, forbidden, fromInside, noAlias, tableCalls, types } from './words';

/** Names of tables, in small letters. */
export interface KnownTables {
  open: ReadonlySet<string>;
  /** those that are there and never asked: of persons */
  closed: ReadonlySet<string>;
}

export interface CheckedStatement {
  /** the statement as it is run: as long as it was, without comments and without the last semicolon */
  sql: string;
  /** open tables that it reads */
  tables: string[];
}

/**
 * Lets through one question to known tables, and nothing else: SELECT, WITH, FROM, DESCRIBE or SUMMARIZE. Every table is known or made
 * in the question, every function is one that only computes.
 * @throws StatementFault with the place of what is not allowed
 */
export function checkStatement(statement: string, known: KnownTables): CheckedStatement {
  const { tokens, sql } = readTokens(statement);
  const last = tokens.at(-1);
  const asked = last?.value === ';' && last.kind === 'sign' ? tokens.slice(0, -1) : tokens;
  if (asked.length === 0) throw new StatementFault('empty', '', 0, statement.length);
  const tables = new Checker(asked, known).check();
  return { sql: sql.slice(0, asked.at(-1)!.to), tables: [...tables] };
}

const starts = new Set(['select', 'with', 'from', 'values']);
const opens: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
/** Levels of brackets; no question of a person has as many. */
const deepest = 200;
const closes = new Set(Object.values(opens));

/** What a level of brackets is read as; `call`: the function it belongs to. */
interface Level {
  kind: 'query' | 'tables' | 'expression';
  call?: string;
  close: string | null;
}

/** Goes through the tokens of a statement once, a level of brackets inside the other. */
class Checker {
  #at = 0;
  #depth = 0;
  #tables = new Set<string>();

  constructor(
    private readonly tokens: Token[],
    private readonly known: KnownTables
  ) {}

  check(): Set<string> {
    if (this.#isWord('describe', 'summarize')) {
      this.#at++;
      const isQuestion = this.#isWord(...starts) || this.#isSign('(');
      if (isQuestion) this.#query(new Set(), null);
      else {
        this.#table(new Set());
        if (this.#now) this.#refuse('start');
      }
    } else this.#query(new Set(), null);
    return this.#tables;
  }

  get #now(): Token | undefined {
    return this.tokens[this.#at];
  }

  #isWord(...words: string[]): boolean {
    const now = this.#now;
    return now?.kind === 'word' && words.includes(now.value);
  }

  #isSign(value: string, at = this.#at): boolean {
    const token = this.tokens[at];
    return token?.kind === 'sign' && token.value === value;
  }

  #refuse(kind: FaultKind, token = this.#now ?? this.tokens.at(-1)!): never {
    throw new StatementFault(kind, token.value, token.from, token.to);
  }

  /** A question, up to what closes its level. */
  #query(above: ReadonlySet<string>, close: string | null): void {
    const made = new Set(above);
    if (this.#isWord('with')) this.#with(made);
    if (!this.#isWord('select', 'from', 'values') && !this.#isSign('(')) this.#refuse('start');
    this.#level({ kind: 'query', close }, made);
  }

  /** WITH [RECURSIVE] name [(columns)] AS [[NOT] MATERIALIZED] (question), … */
  #with(made: Set<string>): void {
    this.#at++;
    const isRecursive = this.#isWord('recursive');
    if (isRecursive) this.#at++;
    for (;;) {
      const name = this.#name();
      if (isRecursive) made.add(name);
      if (this.#isSign('(')) this.#names();
      if (!this.#isWord('as')) this.#refuse('start');
      this.#at++;
      if (this.#isWord('not')) this.#at++;
      if (this.#isWord('materialized')) this.#at++;
      if (!this.#isSign('(')) this.#refuse('start');
      this.#at++;
      this.#query(made, ')');
      made.add(name);
      if (!this.#isSign(',')) return;
      this.#at++;
    }
  }

  /** A name that the question gives. */
  #name(): string {
    const now = this.#now;
    if (now?.kind === 'word' && forbidden.has(now.value)) this.#refuse('word');
    const isName = now?.kind === 'quoted' || now?.kind === 'word';
    if (!isName || !/^[\p{L}\p{M}\p{N}_ ]+$/u.test(now.value)) this.#refuse('start');
    this.#at++;
    return folded(now.value);
  }

  /** Names in brackets. */
  #names(): void {
    do {
      this.#at++;
      this.#name();
    } while (this.#isSign(','));
    if (!this.#isSign(')')) this.#refuse('bracket');
    this.#at++;
  }

  /** Everything up to what closes the level, which is taken with it. */
  #level(level: Level, made: ReadonlySet<string>): void {
    if (++this.#depth > deepest) this.#refuse('bracket');
    this.#walk(level, made);
    this.#depth--;
  }

  #walk(level: Level, made: ReadonlySet<string>): void {
    let within: 'tables' | 'rest' = level.kind === 'tables' ? 'tables' : 'rest';
    const first = this.#at;
    if (level.kind === 'tables') this.#source(made);
    for (let now = this.#now; now; now = this.#now) {
      if (now.kind === 'sign') {
        if (now.value === level.close) {
          this.#at++;
          return;
        }
        if (closes.has(now.value)) this.#refuse('bracket');
        if (now.value === ';') this.#refuse('second');
        if (now.value === ':' && level.close !== ']' && level.close !== '}') this.#refuse('sign');
        this.#at++;
        if (opens[now.value]) this.#inner(now.value, made);
        else if (now.value === ',' && within === 'tables') this.#source(made);
        continue;
      }
      if (now.kind === 'word' && !this.#isPart()) {
        if (forbidden.has(now.value)) this.#refuse('word');
        if (now.value === 'from' && !this.#isBetween(level, first)) {
          if (level.kind !== 'query') this.#refuse('from');
          within = 'tables';
          this.#at++;
          this.#source(made);
          continue;
        }
        if (now.value === 'join') {
          if (within !== 'tables') this.#refuse('from');
          this.#at++;
          this.#source(made);
          continue;
        }
        if (endsTables.has(now.value)) within = 'rest';
      }
      this.#at++;
      if (this.#isSign('(') && (now.kind === 'word' || now.kind === 'quoted')) this.#call(now, made);
    }
    if (level.close !== null) this.#refuse('bracket');
  }

  /** The word is a column or a field: "unit"."set". */
  #isPart(): boolean {
    return this.#isSign('.', this.#at - 1);
  }

  /** FROM as a word between two operands: IS DISTINCT FROM, EXTRACT(year FROM day). */
  #isBetween({ call }: Level, first: number): boolean {
    const before = this.tokens
      .slice(Math.max(first, this.#at - 3), this.#at)
      .map(({ kind, value }) => (kind === 'word' ? value : ''));
    if (/(^| )is( not)? distinct$/.test(before.join(' '))) return true;
    return call !== undefined && fromInside.has(call) && this.#at > first;
  }

  /** The inner of a bracket that is no call's. */
  #inner(open: string, made: ReadonlySet<string>): void {
    if (open === '(' && this.#isWord(...starts)) this.#query(made, ')');
    // a bracket around a bracket may be around a question
    else if (open === '(' && this.#isSign('(')) this.#level({ kind: 'query', close: ')' }, made);
    else this.#level({ kind: 'expression', close: opens[open]! }, made);
  }

  /** A name before a bracket. */
  #call(name: Token, made: ReadonlySet<string>): void {
    const value = folded(name.value);
    const isBare = name.kind === 'word';
    this.#at++;
    if (isBare && beforeBracket.has(value) && !this.#isSign('.', this.#at - 3)) return this.#inner('(', made);
    if (!calls.has(value) && !(isBare && types.has(value))) this.#refuse('call', name);
    if (this.#isWord(...starts)) this.#query(made, ')');
    else this.#level({ kind: 'expression', call: value, close: ')' }, made);
  }

  /** A table where one is read, with its other name and its columns' other names. */
  #source(made: ReadonlySet<string>): void {
    if (this.#isWord('lateral')) this.#at++;
    if (this.#isSign('(')) {
      this.#at++;
      if (this.#isWord(...starts)) this.#query(made, ')');
      else this.#level({ kind: 'tables', close: ')' }, made);
    } else this.#table(made);
    const hasAs = this.#isWord('as');
    if (hasAs) this.#at++;
    const now = this.#now;
    const isAlias = now?.kind === 'quoted' || (now?.kind === 'word' && (hasAs || !noAlias.has(now.value)));
    if (!isAlias) return;
    this.#name();
    if (this.#isSign('(')) this.#names();
  }

  /** One table by its name. */
  #table(made: ReadonlySet<string>): void {
    const now = this.#now;
    if (now?.kind === 'text') this.#refuse('file');
    if (now?.kind !== 'word' && now?.kind !== 'quoted') this.#refuse('from');
    const name = folded(now.value);
    const [isCall, isPlace] = [this.#isSign('(', this.#at + 1), this.#isSign('.', this.#at + 1)];
    if (isPlace) this.#refuse('qualified');
    if (isCall) {
      if (now.kind !== 'word' || !tableCalls.has(name)) this.#refuse('call');
      this.#at += 2;
      return this.#level({ kind: 'expression', call: name, close: ')' }, made);
    }
    if (!made.has(name)) {
      if (this.known.closed.has(name)) this.#refuse('persons');
      if (now.kind === 'word' && forbidden.has(name)) this.#refuse('word');
      if (!this.known.open.has(name)) this.#refuse('unknown');
      this.#tables.add(name);
    }
    this.#at++;
  }
}
