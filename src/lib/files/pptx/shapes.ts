import type { Box } from './boxes';
import { widthOf } from './fillWords';
import { escapeXml } from './xml';

/** EMU are whole numbers. */
const placed = ({ x, y, width, height }: Box): string =>
  `<a:off x="${Math.round(x)}" y="${Math.round(y)}"/><a:ext cx="${Math.round(width)}" cy="${Math.round(height)}"/>`;

interface Named {
  id: number;
  name: string;
  frame: Box;
  /** namespaces of a, p and r, where the slide has others */
  declared: string;
}

/** A picture that fills a place. */
export const pictureMarkup = ({ id, name, frame, declared }: Named, relation: string, words: string): string =>
  `<p:pic${declared}><p:nvPicPr><p:cNvPr id="${id}" name="${escapeXml(name)}" descr="${escapeXml(words)}"/>` +
  '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>' +
  `<p:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
  `<p:spPr><a:xfrm>${placed(frame)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

export interface TableWords {
  head: string[];
  rows: string[][];
  /** by column: its cells are numbers */
  numeric: boolean[];
}

/** Points of a row, and of its text. */
const largestText = 12;
const smallestText = 8;
const leading = 1.75;

/** Rows that a place has room for, the head not counted. @param height EMU, in the coordinates of the slide */
export const rowsFor = (height: number): number =>
  Math.max(1, Math.floor(height / 12700 / (smallestText * leading)) - 1);

/** A table that fills a place: lines under its rows, nothing else. @param scale EMU of the slide per unit of the place */
export function tableMarkup(
  { id, name, frame, declared }: Named,
  { head, rows, numeric }: TableWords,
  scale: number
): string {
  const height = frame.height / (rows.length + 1);
  const points = (height * scale) / 12700 / leading;
  const size = Math.round(Math.max(smallestText, Math.min(largestText, points)) * 100);
  const shares = head.map(
    (words, at) =>
      Math.max(Math.min(7, widthOf(words)), ...rows.map((cells) => Math.min(16, widthOf(cells[at] ?? ''))), 2) + 1.2
  );
  const sum = shares.reduce((all, one) => all + one, 0);
  const columns = shares.map((share) => `<a:gridCol w="${Math.floor((frame.width * share) / sum)}"/>`).join('');
  const line = '<a:solidFill><a:srgbClr val="D9D4CC"/></a:solidFill>';
  const none = ['lnL', 'lnR', 'lnT'].map((side) => `<a:${side} w="0"><a:noFill/></a:${side}>`).join('');
  const cell = (words: string, at: number, isHead: boolean) =>
    `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="${numeric[at] ? 'r' : 'l'}"/><a:r>` +
    `<a:rPr sz="${size}"${isHead ? ' b="1"' : ''}/><a:t>${escapeXml(words)}</a:t></a:r></a:p></a:txBody>` +
    `<a:tcPr marL="45720" marR="45720" marT="12700" marB="12700" anchor="ctr">${none}<a:lnB w="9525">${line}</a:lnB><a:noFill/></a:tcPr></a:tc>`;
  const rowHeight = Math.min(Math.floor(height), Math.round((largestText * leading * 12700) / scale));
  const row = (cells: string[], isHead: boolean) =>
    `<a:tr h="${rowHeight}">${head.map((_, at) => cell(cells[at] ?? '', at, isHead)).join('')}</a:tr>`;
  return (
    `<p:graphicFrame${declared}><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${escapeXml(name)}"/>` +
    '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>' +
    `<p:xfrm>${placed(frame)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">` +
    `<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${columns}</a:tblGrid>${row(head, true)}${rows.map((cells) => row(cells, false)).join('')}</a:tbl>` +
    '</a:graphicData></a:graphic></p:graphicFrame>'
  );
}
