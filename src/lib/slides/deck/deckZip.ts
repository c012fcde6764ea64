import { fileName } from '../fileName';
import { svgAway } from '../standalone';
import { ZipStream } from '../../files/zip/zipStream';
import { eachPicture, type Leaving } from './pictures';
import { eachPng } from './pngs';

/** The slides of a deck as pictures in a zip, named by their places and titles. */
export async function deckZip(leaving: Leaving, kind: { scale: number } | 'svg'): Promise<Blob> {
  const zip = new ZipStream();
  let place = 0;
  const add = (file: Blob, title: string) => {
    const number = String(++place).padStart(String(leaving.slides.length).length, '0');
    return zip.add(fileName([number, title], kind === 'svg' ? 'svg' : 'png'), file);
  };
  if (kind === 'svg') {
    const pictures = eachPicture(leaving, async ({ svg, caption }) => ({ file: await svgAway(svg), caption }));
    for await (const { file, caption } of pictures) await add(file, caption.title);
  } else for await (const { png, caption } of eachPng(leaving, kind.scale)) await add(png, caption.title);
  return zip.end();
}
