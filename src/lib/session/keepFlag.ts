/** Stands in the machine's local storage once a person has chosen to keep, and says which survey was open last. */
const flag = 'three-coverages.keep';

/** null when nothing is to be kept, or the browser keeps nothing. */
export function readFlag(): string | null {
  try {
    return localStorage.getItem(flag);
  } catch {
    return null;
  }
}

/** @returns false when the browser keeps nothing */
export function writeFlag(key: string): boolean {
  try {
    localStorage.setItem(flag, key);
    return true;
  } catch {
    return false;
  }
}

export function removeFlag(): void {
  try {
    localStorage.removeItem(flag);
  } catch {
    return;
  }
}
