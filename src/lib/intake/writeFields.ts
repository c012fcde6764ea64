/** Records as a CSV that any engine reads back as it is: every field in quotes, one newline behind a record. */
export function writeFields(records: string[][]): string {
  return records.map((fields) => fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(',') + '\n').join('');
}
