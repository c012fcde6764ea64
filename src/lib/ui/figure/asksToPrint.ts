/** Whether a key asks for the printer: Ctrl+P, ⌘P. */
export const asksToPrint = ({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'p';
