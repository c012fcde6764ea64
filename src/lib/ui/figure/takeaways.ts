/** One way to take a figure away from the page. */
export interface Takeaway {
  label: string;
  take: () => void;
}
