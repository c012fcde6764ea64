import { m } from '../../paraglide/messages';
import type { DoubtKind, DoubtReading } from '../report/doubts';
import type { ChangeRule, ColumnMatch, Damage, Reject, Repair } from '../report/report';

/** As what a text was read instead of what it is. */
export function changeRuleText(rule: ChangeRule): string {
  return changes[rule]();
}

/** What was mended in a file's text. */
export function repairText(kind: Repair['kind']): string {
  return kind === 'filled' ? m.intake_repair_filled() : m.intake_repair_nul();
}

/** What was lost before a file came here. */
export function damageText(kind: Damage['kind']): string {
  return damages[kind].text();
}

/** What to do at the source of a file that something was lost of. */
export function damageRemedy(kind: Damage['kind']): string {
  return damages[kind].remedy();
}

/** Why a column cannot be what it says. */
export function doubtText(kind: DoubtKind): string {
  return doubts[kind]();
}

/** One way to read texts in doubt. */
export function doubtReadingText(reading: DoubtReading): string {
  return doubtReadings[reading]();
}

/** What to do with a record that is in no table. */
export function rejectRemedy(reason: Reject['reason']): string {
  return rejects[reason]();
}

/** What personal thing a column holds. */
export function personalText(personal: NonNullable<ColumnMatch['personal']>): string {
  return personals[personal]();
}

const changes: Record<ChangeRule, () => string> = {
  meaning: m.intake_change_meaning,
  label: m.intake_change_label,
  alias: m.intake_change_alias,
  wide: m.intake_change_wide,
  grouped: m.intake_change_grouped,
  unit: m.intake_change_unit,
  yesNo: m.intake_change_yes_no,
  date: m.intake_change_date,
  serialDate: m.intake_change_serial_date,
  textMark: m.intake_change_text_mark,
  decimal: m.intake_change_decimal,
  list: m.intake_change_list,
  secondColumn: m.intake_change_second_column,
  marker: m.intake_change_marker,
  masked: m.intake_change_masked
};

const damages: Record<Damage['kind'], { text: () => string; remedy: () => string }> = {
  scientific: { text: m.intake_damage_scientific, remedy: m.intake_damage_scientific_remedy },
  leadingZeros: { text: m.intake_damage_leading_zeros, remedy: m.intake_damage_leading_zeros_remedy },
  brokenText: { text: m.intake_damage_broken_text, remedy: m.intake_damage_broken_text_remedy },
  becameDate: { text: m.intake_damage_became_date, remedy: m.intake_damage_became_date_remedy },
  duplicateKey: { text: m.intake_damage_duplicate_key, remedy: m.intake_damage_duplicate_key_remedy },
  wideArea: { text: m.intake_damage_wide_area, remedy: m.intake_damage_wide_area_remedy },
  totalRow: { text: m.intake_damage_total_row, remedy: m.intake_damage_total_row_remedy },
  splitDiffers: { text: m.intake_damage_split_differs, remedy: m.intake_damage_split_differs_remedy },
  emptyRow: { text: m.intake_damage_empty_row, remedy: m.intake_damage_empty_row_remedy },
  zeroWeight: { text: m.intake_damage_zero_weight, remedy: m.intake_damage_zero_weight_remedy },
  heavyWeight: { text: m.intake_damage_heavy_weight, remedy: m.intake_damage_heavy_weight_remedy }
};

const doubts: Record<DoubtKind, () => string> = {
  share: m.intake_doubt_share,
  percent: m.intake_doubt_percent,
  points: m.intake_doubt_points,
  none: m.intake_doubt_none,
  money: m.intake_doubt_money,
  grouped: m.intake_doubt_grouped,
  fullStop: m.intake_doubt_full_stop,
  formula: m.intake_doubt_formula,
  merged: m.intake_doubt_merged
};

const doubtReadings: Record<DoubtReading, () => string> = {
  asWritten: m.intake_doubt_as_written,
  hundredfold: m.intake_doubt_hundredfold,
  no: m.intake_doubt_no,
  each: m.intake_doubt_each,
  blank: m.intake_doubt_blank,
  not_asked: m.intake_doubt_not_asked,
  not_applicable: m.intake_doubt_not_applicable,
  dont_know: m.intake_doubt_dont_know,
  refused: m.intake_doubt_refused
};

const rejects: Record<Reject['reason'], () => string> = {
  tooFewFields: m.intake_remedy_too_few_fields,
  tooManyFields: m.intake_remedy_too_many_fields,
  unclosedQuote: m.intake_remedy_unclosed_quote,
  longCell: m.intake_remedy_long_cell,
  unknownArea: m.intake_remedy_unknown_area,
  noArea: m.intake_remedy_no_area,
  areaConflict: m.intake_remedy_area_conflict,
  unknownWave: m.intake_remedy_unknown_wave,
  total: m.intake_remedy_total,
  note: m.intake_remedy_total,
  example: m.intake_remedy_total,
  repeatedHeader: m.intake_remedy_total,
  invalid: m.intake_remedy_invalid,
  leftOut: m.intake_remedy_left_out
};

const personals: Record<NonNullable<ColumnMatch['personal']>, () => string> = {
  name: m.intake_personal_name,
  phone: m.intake_personal_phone,
  idCard: m.intake_personal_id_card,
  network: m.intake_personal_network,
  nickname: m.intake_personal_nickname,
  freeText: m.intake_personal_free_text
};
