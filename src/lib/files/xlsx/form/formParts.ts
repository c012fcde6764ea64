import { sanitizeAttributeValue, sanitizeTextContent } from 'write-excel-file/utility';
import { cellPlace, formSheet, listSheet } from './formSheets';
import { formLists } from './formLists';
import type { FormBook } from './formBook';
import { notes, noteShapes } from './formNotes';
import { freeName } from '../sheetNames';
import { formStyles } from './formStyles';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/**
 * The parts of a form's .xlsx, by path. write-excel-file 4.1 writes no data validations, notes, formats of empty columns or hidden
 * sheets.
 */
export function formParts(form: FormBook): Record<string, string> {
  const taken = new Set<string>();
  const [sheet, choices] = [freeName(form.sheet, taken), freeName(form.lists.sheet, taken)];
  const lists = formLists(form.columns);
  const names = lists.map(
    ({ name, options }, at) =>
      `<definedName name="${name}">${sanitizeTextContent(`'${choices.replaceAll("'", "''")}'`)}!${range(at, options.length)}</definedName>`
  );
  return {
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>
<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${spreadsheet}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>
<Override PartName="/xl/comments1.xml" ContentType="${spreadsheet}.comments+xml"/>
</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${office}"><sheets>
<sheet name="${sanitizeAttributeValue(sheet)}" sheetId="1" r:id="rId1"/>
<sheet name="${sanitizeAttributeValue(choices)}" sheetId="2" state="hidden" r:id="rId2"/>
</sheets>${names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml']
    ]),
    'xl/styles.xml': xml + formStyles(main),
    'xl/worksheets/sheet1.xml': xml + formSheet(form, lists, `${main} xmlns:r="${office}"`),
    'xl/worksheets/_rels/sheet1.xml.rels': relations([
      ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['comments', '../comments1.xml']
    ]),
    'xl/worksheets/sheet2.xml': xml + listSheet(form.lists.title, lists, main),
    'xl/comments1.xml': xml + notes(form, main),
    'xl/drawings/vmlDrawing1.vml': noteShapes(form)
  };
}

/** Below the title of the sheet. */
function range(column: number, count: number): string {
  const place = (row: number) => cellPlace(row, column).replace(/^([A-Z]+)/, '$$$1$$');
  return `${place(1)}:${place(count)}`;
}

function relations(targets: [type: string, target: string][]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`
  );
  return `${xml}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`;
}
