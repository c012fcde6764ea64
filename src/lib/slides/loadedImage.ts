import { m } from '../paraglide/messages';

/**
 * A picture that is whole, its words too: browsers paint an SVG before they have decoded the fonts that it holds, and say that it is
 * loaded when they have. Its address is the caller's to revoke; what is loaded stays.
 * @throws Error, in the reader's words, when the browser cannot draw it
 */
export async function loadedImage(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = () => {
      URL.revokeObjectURL(image.src);
      reject(new Error(m.slide_not_drawn()));
    };
    image.src = URL.createObjectURL(file);
  });
  return image;
}
