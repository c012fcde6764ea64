import type { IndicatorMark } from '../subject';
import { textWidth, truncate } from './textWidth';

/** The whole name of an indicator where it has room, else its short one, which is cut where even that has none. */
export const nameWithin = ({ label, short }: Pick<IndicatorMark, 'label' | 'short'>, size: number, width: number) =>
  textWidth(label, size) <= width ? label : truncate(short, size, width);
