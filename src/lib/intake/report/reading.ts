export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Delimiter = ',' | '\t' | ';' | '|';

/** A record as it stands in the file. */
export interface PreviewRecord {
  /** of the file, from 1 */
  line: number;
  fields: string[];
}
