/**
 * Stands in the machine's local storage once a person has chosen to keep, and says which list was open last; in the tab's own
 * storage it says which list this tab had open, so that a tab which is reloaded comes back as it was.
 */
const flag = 'three-coverages.keep';

/** Where it is written what has left the page, as long as something is kept. */
export const departuresKey = 'three-coverages.departures';

/** null when nothing is to be kept, or the browser keeps nothing. */
export function readFlag(): string | null {
  try {
    const last = localStorage.getItem(flag);
    return last === null ? null : (sessionStorage.getItem(flag) ?? last);
  } catch {
    return null;
  }
}

/** @returns false when the browser keeps nothing */
export function writeFlag(list: string): boolean {
  try {
    localStorage.setItem(flag, list);
    sessionStorage.setItem(flag, list);
    return true;
  } catch {
    return false;
  }
}

export function removeFlag(): void {
  try {
    localStorage.removeItem(flag);
    localStorage.removeItem(departuresKey);
    sessionStorage.removeItem(flag);
  } catch {
    return;
  }
}
