import { rasterise } from '../rasterise';
import { fileName } from '../fileName';
import { ZipStream } from '../../files/zip/zipStream';
import { eachPicture, type Leaving } from './pictures';

/** Signs of a title that stand in the name of its file: Windows counts the folders, too. */
const titleLength = 40;

/** The slides of a deck as pictures in a zip, named by their places and titles. */
export async function deckZip(leaving: Leaving, kind: { png: number } | 'svg'): Promise<Blob> {
  const zip = new ZipStream();
  let place = 0;
  const pictures = eachPicture(leaving, async ({ svg, caption, provenance }) => {
    const file =
      kind === 'svg' ? new Blob([svg.text], { type: 'image/svg+xml' }) : await rasterise(svg, kind.png, provenance);
    return { file, title: caption.title };
  });
  for await (const { file, title } of pictures) {
    const number = String(++place).padStart(String(leaving.slides.length).length, '0');
    await zip.add(fileName([number, [...title].slice(0, titleLength).join('')], kind === 'svg' ? 'svg' : 'png'), file);
  }
  return zip.end();
}
