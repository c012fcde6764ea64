/** What is known of a place: units that have nothing at all, and those that are known at all. */
export interface PlaceFound {
  code: string;
  label: string;
  /** the area that reports it; null of one that lies in none */
  area: string | null;
  state: 'blank' | 'some' | 'silent' | 'unknown';
  count: number;
  of: number;
}
