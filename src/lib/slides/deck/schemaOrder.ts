const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Mends what PptxGenJS writes against the schema of PresentationML (ISO/IEC 29500-1), and PowerPoint may want to repair: the list of
 * notes masters stands before that of slides, and a paragraph has its properties once, before all runs.
 * @param parts of the presentation; changed in place
 */
export function putInSchemaOrder(parts: Map<string, Uint8Array>): void {
  for (const [path, bytes] of parts) {
    if (!/^ppt\/(presentation|slides\/slide\d+)\.xml$/.test(path)) continue;
    const text = decoder.decode(bytes);
    const mended = text
      .replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1')
      .replace(/<\/a:r><a:pPr(?:[^>]*\/>|[^>]*>.*?<\/a:pPr>)/gs, '</a:r>');
    if (mended !== text) parts.set(path, encoder.encode(mended));
  }
}
