/** The pixels of a canvas go now: 8 MB each would wait until the browser tidies up. */
export function letGo(canvas: OffscreenCanvas): void {
  canvas.width = 1;
  canvas.height = 1;
}
