/**
 * Puts a text into the clipboard, and what a spreadsheet or a document pastes of it. JobQueue on plain HTTP, where the clipboard API
 * does not exist; to be called while a press is handled.
 * @returns whether the browser did it
 */
export function toClipboard({ text, html }: { text: string; html?: string }): boolean {
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
  };
  // browsers copy only when something is selected
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;left:-10000px;top:0';
  const before = document.activeElement;
  document.body.append(field);
  document.addEventListener('copy', put, { capture: true });
  try {
    field.select();
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put, { capture: true });
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

/** Puts a PNG into the clipboard. @returns false where the browser has no clipboard for pages, as on plain HTTP, or refuses */
export async function imageToClipboard(png: Blob): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined' || !navigator.clipboard?.write) return false;
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    // whoever asked shows the picture, to be copied by hand
    return false;
  }
}
