/** The step that a key asks for: Ctrl+Z back, Ctrl+Y or Ctrl+Shift+Z on; null of other keys, and where they belong to a text that is being written. */
export function stepOf(event: KeyboardEvent): -1 | 1 | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return null;
  if (event.target instanceof Element && event.target.closest(written)) return null;
  return key === 'z' && !event.shiftKey ? -1 : 1;
}

const written = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';
