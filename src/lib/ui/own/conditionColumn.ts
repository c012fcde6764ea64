import type { VariableType } from '../../codebook/codebook';
import type { Nameable } from './suggestions';

/** A column that a condition can be made of. */
export interface ConditionColumn extends Nameable {
  type: VariableType;
}
