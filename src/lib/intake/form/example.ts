import { m } from '../../paraglide/messages';
import { locales, type Locale } from '../../paraglide/runtime';

/** A text as a form's example row shows it, so that nobody takes it for an answer: 示例：12. */
export const exampleText = (text: string, locale: Locale): string => m.intake_form_example({ text }, { locale });

/** What the cells of an example row begin with, in every language and in small letters; with a colon of either width. */
export const exampleMarks: readonly string[] = [
  ...new Set(
    locales.flatMap((locale) => {
      const mark = exampleText('', locale).trim().toLowerCase();
      const words = mark.replace(/[:：]$/, '');
      return [`${words}:`, `${words}：`];
    })
  )
];

/** True for a text that says of itself that it is an example. */
export function isExampleText(text: string): boolean {
  const start = text.trimStart().slice(0, 20).toLowerCase();
  return exampleMarks.some((mark) => start.startsWith(mark));
}

/** The record shows how a form is filled in: most of what stands in it says so. */
export function isExample(fields: string[]): boolean {
  const filled = fields.filter((field) => field.trim() !== '');
  return filled.filter(isExampleText).length * 2 > filled.length;
}
