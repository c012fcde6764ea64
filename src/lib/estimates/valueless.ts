/** What an estimate says that has rows and may not say what they come to. */
export const valueless = {
  numerator: 0,
  denominator: 0,
  value: null,
  interval: null,
  variance: null,
  df: null,
  sample: null,
  shortfall: null,
  status: null,
  unreliable: false,
  few: false
} as const;
