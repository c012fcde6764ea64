import { formatNumber } from '../../i18n/format';

/** A count in full, so that counts can be added up: weighted ones to a tenth, whole ones without a decimal. */
export const exactText = (count: number): string => formatNumber(count, Number.isInteger(count) ? 0 : 1);
