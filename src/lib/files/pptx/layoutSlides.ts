import { declareParts } from './contentTypes';
import { placeholderOf, placeholderType } from './boxes';
import { setText, textOf, type Parts } from './parts';
import { freeBeside, relate, relationsOf } from './relations';
import { all, attribute, escapeXml, parse } from './xml';

const namespaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const slideType = 'application/vnd.openxmlformats-officedocument.presentationml.slide+xml';

/** An empty slide for each layout of a template that has no slides to go by. @returns their paths */
export function layoutSlides(parts: Parts, presentation: string): string[] {
  const masters = relationsOf(parts, presentation).filter(({ kind }) => kind === 'slideMaster');
  const layouts = masters.flatMap(({ target }) =>
    relationsOf(parts, target).filter(({ kind }) => kind === 'slideLayout')
  );
  const folder = presentation.slice(0, presentation.lastIndexOf('/') + 1);
  return layouts.map(({ target: layout }) => {
    const path = freeBeside(`${folder}slides/slide1.xml`, parts);
    const placeholders = all(parse(textOf(parts, layout)), 'sp').flatMap((one) => placeholderOf(one) ?? []);
    const shapes = placeholders
      .filter((one) => !['dt', 'ftr', 'sldNum', 'hdr'].includes(placeholderType(one)))
      .map((one, at) => {
        const [type, index] = [attribute(one, 'type'), attribute(one, 'idx')];
        const said = (name: string, value?: string) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`);
        return (
          `<p:sp><p:nvSpPr><p:cNvPr id="${at + 2}" name="Placeholder ${at + 1}"/><p:cNvSpPr/><p:nvPr><p:ph${said('type', type)}${said('idx', index)}/></p:nvPr></p:nvSpPr>` +
          '<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>'
        );
      });
    setText(
      parts,
      path,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:sld ${namespaces}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>` +
        `${shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
    );
    relate(parts, path, `${relations}/slideLayout`, layout);
    relate(parts, presentation, `${relations}/slide`, path);
    declareParts(parts, new Map([[path, slideType]]));
    return path;
  });
}
