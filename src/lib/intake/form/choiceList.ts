import { m } from '../../paraglide/messages';
import { locales, type Locale } from '../../paraglide/runtime';

/** What stands in the first cell of the sheet that holds a form's choices. */
export const choiceListTitle = (locale: Locale): string => m.intake_form_lists_note({}, { locale });

/** True for the sheet of a form that only its drop-down lists need: no table, and nothing to ask about. */
export async function isChoiceList({ text }: { text: Blob }): Promise<boolean> {
  const first = await text.slice(0, 1000).text();
  return locales.some((locale) => first.replace(/^"/, '').startsWith(choiceListTitle(locale)));
}
