/** The words for one thing, keyed by language subtag: `{ zh: '县', en: 'County' }`. */
export type Label = Record<string, string>;

/** The label in the language of a locale ("zh-CN" reads "zh"), else in any language that has one. */
export function inLocale(label: Label, locale: string): string {
  return label[locale.split('-')[0]!] ?? Object.values(label)[0] ?? '';
}
