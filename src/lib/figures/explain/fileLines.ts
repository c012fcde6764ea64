import { m } from '../../paraglide/messages';
import { exactText } from './exactText';
import type { FileBehind } from './explanation';

/** Each file with its rows and the fingerprint of its content; one that came with the survey by the name of its table. */
export const fileLines = (files: FileBehind[], label: string): string[] =>
  files.map(({ file, table, rows }) =>
    m.explain_file({ file: file ?? label, rows: exactText(rows), print: table.slice(table.lastIndexOf('_') + 1) })
  );
