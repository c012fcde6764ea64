import type { Attachment } from 'svelte/attachments';

/**
 * Tells an element's width in whole px once it is laid out, and whenever that changes: in a task of its own, so that what is
 * drawn for the width forces no layout (as reading clientWidth does) and is no part of the frame that found it.
 */
export function width(tell: (px: number) => void): Attachment {
  return (element) => {
    const observer = new ResizeObserver(([entry]) => {
      const px = Math.floor(entry!.contentRect.width);
      setTimeout(() => tell(px));
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
