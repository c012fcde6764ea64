import type { ChangeRule } from '../report/report';

/** What a text is read as; `rule` as in Recoding. */
export interface Reading<Value> {
  value: Value;
  rule: ChangeRule | null;
}
