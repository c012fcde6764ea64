import { getCellAddress, sanitizeTextContent } from 'write-excel-file/utility';
import type { FormBook } from './formBook';

interface Note {
  row: number;
  column: number;
  text: string;
}

/** Of a note: its box shows no more, and nobody reads more. */
const longest = 2000;

const notesOf = ({ columns, rowNote }: FormBook): Note[] => [
  ...columns.map(({ note }, column) => ({ row: 0, column, text: note.slice(0, longest) })),
  { row: 1, column: 0, text: rowNote }
];

/** The texts of the notes. */
export function notes(form: FormBook, main: string): string {
  const all = notesOf(form)
    .filter(({ text }) => text !== '')
    .map(
      ({ row, column, text }) =>
        `<comment ref="${getCellAddress(row, column)}" authorId="0"><text><r><rPr><sz val="9"/></rPr><t xml:space="preserve">${sanitizeTextContent(text)}</t></r></text></comment>`
    );
  return `<comments ${main}><authors><author></author></authors><commentList>${all.join('')}</commentList></comments>`;
}

/** The boxes of the notes, without which Excel shows none. */
export function noteShapes(form: FormBook): string {
  const shapes = notesOf(form)
    .filter(({ text }) => text !== '')
    .map(({ row, column, text }, at) => {
      const last = row + 2 + text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 22)), 0);
      return `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 12, ${row}, 4, ${column + 4}, 12, ${last}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
    });
  const blocks = Array.from({ length: Math.ceil((shapes.length + 1) / 1024) }, (_, at) => at + 1);
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks.join(',')}"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
${shapes.join('\n')}</xml>`;
}
