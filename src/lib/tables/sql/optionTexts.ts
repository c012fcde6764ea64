import { literalList } from '../part/cleaning';

/** What the column of an option says where the option was chosen. */
export const chosenTexts = literalList(['1', '1.0', 'True', 'TRUE', 'true']);
/** What it says where the option was not chosen. */
export const declinedTexts = literalList(['0', '0.0', 'False', 'FALSE', 'false']);
