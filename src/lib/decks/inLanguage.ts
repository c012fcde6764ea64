import { locales, type Locale } from '../paraglide/runtime';

/** Words of one language, whatever the page speaks. */
export const inLanguage = (language: string): { locale: Locale } => ({
  locale: locales.find((locale) => locale.split('-')[0] === language) ?? locales[0]
});
