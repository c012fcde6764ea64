import { formatNumber } from '../../../i18n/format';
import type { ColumnMatch } from '../../../intake/report/report';
import { m } from '../../../paraglide/messages';

const reasonWords: Record<NonNullable<ColumnMatch['reason']>, () => string> = {
  name: m.ui_reason_name,
  label: m.ui_reason_label,
  alias: m.ui_reason_alias,
  stem: m.ui_reason_stem,
  option: m.ui_reason_option,
  preset: m.ui_preset,
  person: m.ui_reason_person,
  similar: m.ui_reason_similar,
  values: m.ui_reason_values
};

/** Why a column was taken for what it was, and how certain that is where it is not. */
export function reasonText({ reason, certainty }: ColumnMatch): string {
  if (reason === null) return m.ui_reason_none();
  const words = reasonWords[reason]();
  return certainty < 1 ? `${words} ${formatNumber(certainty * 100)}%` : words;
}
