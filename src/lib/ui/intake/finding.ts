import type { Change, Damage, Doubt, Reject, Repair } from '../../intake/report/report';

/** What records are asked for by: a finding is found again in the next report of the file. */
export type Finding =
  | { kind: 'reject'; reason: Reject['reason'] }
  | { kind: 'repair'; repair: Repair['kind'] }
  | { kind: 'misread'; column: string; value: string }
  | { kind: 'change'; column: string; rule: Change['rule'] }
  | { kind: 'damage'; column: string; damage: Damage['kind'] }
  | { kind: 'doubt'; column: string; doubt: Doubt['kind'] }
  | { kind: 'check'; rule: string };
