import { departuresKey as key } from '../kept/keepFlag';
import type { Session } from '../session.svelte';

/** One time that a deck, or a figure by itself, has left the page. */
export interface Departure {
  /** ISO, of this machine */
  time: string;
  file: string;
  slides: number;
  marking: string;
  /** what was told of its numbers before it left */
  marks: string[];
}

/** The one log of a session. */
export function leaveLog({ gathered, keep }: Pick<Session, 'gathered' | 'keep'>): LeaveLog {
  gathered.log ??= new LeaveLog(() => keep.keeping);
  return gathered.log;
}

const most = 200;

/** What has left, the last first: in this page, and on this machine where a person keeps things there. */
export class LeaveLog {
  departures = $state.raw<Departure[]>([]);

  /** @param isKept what is kept on this machine is read and written */
  constructor(private readonly isKept: () => boolean) {
    if (this.isKept()) this.departures = read();
  }

  note(departure: Departure): void {
    this.departures = [departure, ...this.departures].slice(0, most);
    if (!this.isKept()) return;
    try {
      localStorage.setItem(key, JSON.stringify(this.departures));
    } catch {
      // a browser that keeps nothing still shows it in this page
      return;
    }
  }
}

function read(): Departure[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as Departure[]) : [];
  } catch {
    return [];
  }
}
