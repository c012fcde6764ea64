import { m } from '../../paraglide/messages';
import type { Comparator } from './expression';
import { ExpressionError } from './ExpressionError';
import { tokens, type Token, type Word } from './tokens';

/** The form of an expression before anybody knows what its names mean. */
export type Syntax = { position: number } & (
  | { type: 'number'; value: number }
  | { type: 'text'; value: string }
  | { type: 'name'; value: string }
  | { type: 'sum' | 'product' | 'and' | 'or'; operands: Syntax[] }
  | { type: 'negative' | 'not'; operand: Syntax }
  | { type: 'where'; value: Syntax; condition: Syntax }
  | { type: 'compare'; operator: Comparator; left: Syntax; right: Syntax }
  | { type: 'between'; operand: Syntax; low: Syntax; high: Syntax; negated: boolean }
  | { type: 'in'; operand: Syntax; values: Syntax[]; negated: boolean }
  | { type: 'has'; operand: Syntax; column: Syntax; negated: boolean }
  | { type: 'isNull'; operand: Syntax; negated: boolean }
);

const comparators = new Set<string>(['=', '<>', '<', '<=', '>', '>=']);
const deepest = 100;

/**
 * Reads an expression by descent, one method a precedence: WHERE, OR, AND, NOT, comparisons, + and -, *, sign, brackets.
 * @throws ExpressionError at the first token that cannot stand where it is
 */
export function syntax(text: string): Syntax {
  const reader = new Reader(tokens(text));
  const tree = reader.where();
  reader.end();
  return tree;
}

class Reader {
  private index = 0;
  private depth = 0;

  constructor(private readonly list: Token[]) {}

  where(): Syntax {
    const { position } = this.next;
    const value = this.or();
    return this.takeWord('WHERE') ? { type: 'where', value, condition: this.or(), position } : value;
  }

  end(): void {
    if (this.next.type !== 'end') this.fail(m.codebook_expected_end());
  }

  private or(): Syntax {
    return this.chain(
      'or',
      () => this.and(),
      () => this.takeWord('OR')
    );
  }

  private and(): Syntax {
    return this.chain(
      'and',
      () => this.not(),
      () => this.takeWord('AND')
    );
  }

  private not(): Syntax {
    const { position } = this.next;
    return this.takeWord('NOT')
      ? this.deeper(() => ({ type: 'not', operand: this.not(), position }))
      : this.comparison();
  }

  private comparison(): Syntax {
    const operand = this.sum();
    const token = this.next;
    if (token.type === 'sign' && comparators.has(token.value)) {
      this.index++;
      const operator = token.value as Comparator;
      return { type: 'compare', operator, left: operand, right: this.sum(), position: operand.position };
    }
    if (this.takeWord('IS')) {
      const negated = this.takeWord('NOT');
      if (!this.takeWord('NULL')) this.fail('NULL');
      return { type: 'isNull', operand, negated, position: operand.position };
    }
    const negated = this.takeWord('NOT');
    if (this.takeWord('BETWEEN')) return this.between(operand, negated, operand.position);
    if (this.takeWord('IN')) return this.membership(operand, negated, operand.position);
    return negated ? this.fail('IN, BETWEEN') : operand;
  }

  private between(operand: Syntax, negated: boolean, position: number): Syntax {
    const low = this.sum();
    if (!this.takeWord('AND')) this.fail('AND');
    return { type: 'between', operand, low, high: this.sum(), negated, position };
  }

  private membership(operand: Syntax, negated: boolean, position: number): Syntax {
    if (operand.type === 'text') return { type: 'has', operand, column: this.primary(), negated, position };
    this.bracket('(');
    const values = [this.sum()];
    while (this.takeSign(',')) values.push(this.sum());
    this.bracket(')');
    return { type: 'in', operand, values, negated, position };
  }

  private sum(): Syntax {
    const { position } = this.next;
    const operands = [this.product()];
    for (;;) {
      const sign = this.next.position;
      if (this.takeSign('+')) operands.push(this.product());
      else if (this.takeSign('-')) operands.push({ type: 'negative', operand: this.product(), position: sign });
      else return operands.length === 1 ? operands[0]! : { type: 'sum', operands, position };
    }
  }

  private product(): Syntax {
    return this.chain(
      'product',
      () => this.sign(),
      () => this.takeSign('*')
    );
  }

  private sign(): Syntax {
    const { position } = this.next;
    return this.takeSign('-')
      ? this.deeper(() => ({ type: 'negative', operand: this.sign(), position }))
      : this.primary();
  }

  private primary(): Syntax {
    const token = this.next;
    if (token.type === 'number' || token.type === 'text' || token.type === 'name') {
      this.index++;
      return token;
    }
    if (!this.takeSign('(')) this.fail(m.codebook_expected_value());
    return this.deeper(() => {
      const inside = this.where();
      this.bracket(')');
      return inside;
    });
  }

  private chain(type: 'product' | 'and' | 'or', part: () => Syntax, more: () => boolean): Syntax {
    const { position } = this.next;
    const operands = [part()];
    while (more()) operands.push(part());
    return operands.length === 1 ? operands[0]! : { type, operands, position };
  }

  /** A hostile file may nest without end: the stack must not. */
  private deeper(read: () => Syntax): Syntax {
    if (++this.depth > deepest) throw new ExpressionError(this.next.position, m.codebook_too_deep({ deepest }));
    const tree = read();
    this.depth--;
    return tree;
  }

  private get next(): Token {
    return this.list[this.index]!;
  }

  private takeWord(word: Word): boolean {
    const token = this.next;
    const taken = token.type === 'word' && token.value === word;
    if (taken) this.index++;
    return taken;
  }

  private takeSign(sign: string): boolean {
    const token = this.next;
    const taken = token.type === 'sign' && token.value === sign;
    if (taken) this.index++;
    return taken;
  }

  private bracket(sign: '(' | ')'): void {
    if (!this.takeSign(sign)) this.fail(sign);
  }

  private fail(expected: string): never {
    const { position, ...token } = this.next;
    throw new ExpressionError(
      position,
      token.type === 'end'
        ? m.codebook_expected_but_end({ expected })
        : m.codebook_expected_but_found({ expected, found: String(token.value) })
    );
  }
}
