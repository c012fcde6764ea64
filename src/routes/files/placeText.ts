import { formatNumber } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { counted } from '$lib/ui/intake/intakeState';

/**
 * What a press will do.
 * @param rows those that will count; null while that is not known
 * @param toCheck how much somebody should look at
 * @param isChecking their rules are still being counted
 */
export function placeText(rows: number | null, toCheck: number, isChecking: boolean): string {
  if (rows === null) return m.ui_place_looking();
  if (toCheck > 0)
    return m.ui_place_rows_check({ rows: counted(m.ui_rows, rows), count: formatNumber(toCheck), n: toCheck });
  return isChecking ? counted(m.ui_place_rows_checking, rows) : counted(m.ui_place_rows, rows);
}
