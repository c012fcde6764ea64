/**
 * Records as a CSV that any engine reads back as it is: every field in quotes, one newline after a record.
 * @param nullMark what null is written as
 */
export function writeFields(records: (string | null)[][], nullMark = ''): string {
  const field = (text: string | null) => (text === null ? nullMark : `"${text.replaceAll('"', '""')}"`);
  return records.map((fields) => fields.map(field).join(',') + '\n').join('');
}
