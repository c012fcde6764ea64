/** Why a file of files could not be opened. */
export interface Fault {
  code: 'zip' | 'workbook' | 'tooLarge';
  detail: Record<string, string | number>;
}
