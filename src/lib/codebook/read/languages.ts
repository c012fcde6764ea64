import type { Label } from '../../i18n/label';
import { locales } from '../../paraglide/runtime';

/** Subtags of the languages that every label must be given in. */
export const languages: string[] = locales.map((locale) => locale.split('-')[0]!);

/** A label may be in more languages than the page speaks. */
export const isLanguage = (tag: string): boolean => /^[a-z]{2,3}$/.test(tag);

/** The label of what a person gave a name: the same in every language. */
export const named = (name: string): Label => Object.fromEntries(languages.map((language) => [language, name]));
