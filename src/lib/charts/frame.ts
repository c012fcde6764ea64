/** The room a chart has, in px of its own coordinate system; slides lay out in the same px and scale. */
export interface Frame {
  width: number;
  height: number;
  /** the height is all there is, as on a slide; a page lets a chart grow */
  limited?: boolean;
  /** px of the slide per px here, where there is one */
  scale?: number;
  /** px from its left edge to where the words over it begin, on a slide */
  indent?: number;
}

/** Up to so many rows are shown whole in a limited frame, which is then drawn smaller and can still be read. */
export const ROWS_OF_A_LIMITED_FRAME = 14;
