import { markKey } from '../charts/mark';
import type { Lead } from './figure';

type Leads = Record<string, Lead>;

/** A press on an area goes to it; on the one that is looked at, back to the whole. */
export const areaLeads = (areas: { code: string }[], selected: string[]): Leads =>
  Object.fromEntries(
    areas.map(({ code }) => [markKey(code), { area: selected.includes(code) ? null : code }] as const)
  );
