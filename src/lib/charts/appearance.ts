import type { Estimate, Status, State } from '../estimates/estimates';
import { leastEffective } from '../estimates/imprecise';
import { m } from '../paraglide/messages';
import { theme } from './theme';

/** How an estimate looks: its status when it may be judged, else the reason why not. `plain` is a number without a target. */
export type Appearance = Status | 'plain' | 'unreliable' | 'few' | Exclude<State, 'value' | 'zero'>;

/** The appearance of an estimate; an area that nothing came from was not reported. */
export function appearanceOf(estimate: Estimate | undefined): Appearance {
  if (!estimate) return 'notReported';
  if (estimate.state !== 'value' && estimate.state !== 'zero') return estimate.state;
  if (estimate.unreliable) return 'unreliable';
  if (estimate.few) return 'few';
  return estimate.status ?? 'plain';
}

/** Only these are put in order. */
export const isRanked = (appearance: Appearance): boolean =>
  appearance === 'reached' ||
  appearance === 'near' ||
  appearance === 'below' ||
  appearance === 'undecided' ||
  appearance === 'plain';

interface Look {
  /** text on paper, and on the white card */
  ink: string;
  paper: string;
  /** fill of a map's area: lightness tells the three statuses apart in greyscale */
  ground: string;
  groundInk: string;
  /** the glyph as a character, for tables and sentences */
  character: string;
  /** the glyph as a path about (0, 0) in a box of 10 px, so that no font decides how it looks */
  glyph: string;
}

const cross = 'M-3.4-3.4 3.4 3.4M3.4-3.4-3.4 3.4';

export const looks: Record<Appearance, Look> = {
  reached: {
    ink: '#1f6458',
    paper: '#dcefe9',
    ground: '#dcefe9',
    groundInk: '#1f6458',
    character: '✓',
    glyph: 'M-4.2 .2-1.4 3.2 4.2-3.6'
  },
  near: {
    ink: '#845308',
    paper: '#f8ead0',
    ground: '#f2d697',
    groundInk: '#5c3803',
    character: '△',
    glyph: 'M0-3.9 4.3 3.5-4.3 3.5Z'
  },
  below: { ink: '#8f2b1e', paper: '#f6dcd6', ground: '#dc9f92', groundInk: '#5f180d', character: '×', glyph: cross },
  undecided: {
    ink: theme.ink2,
    paper: '#eceae6',
    ground: '#e4e1db',
    groundInk: '#45423e',
    character: '≈',
    glyph: 'M-4-1.1C-2.6-2.9-1.4-2.9 0-1.8S2.6-.7 4-2.5M-4 2.7C-2.6 .9-1.4 .9 0 2S2.6 3.1 4 1.3'
  },
  plain: { ink: theme.ink, paper: '#e8edf3', ground: '#e8edf3', groundInk: theme.ink, character: '', glyph: '' },
  unreliable: {
    ink: theme.ink3,
    paper: '#faf9f7',
    ground: '#f6f4f1',
    groundInk: theme.ink3,
    character: '',
    glyph: ''
  },
  few: {
    ink: theme.ink2,
    paper: '#faf9f7',
    ground: '#f6f4f1',
    groundInk: theme.ink2,
    character: '#',
    glyph: 'M-1.6-4-2.6 4M2.6-4 1.6 4M-4.2-1.4H4.4M-4.6 1.6H4'
  },
  conflict: {
    ink: theme.ink2,
    paper: '#eeeeee',
    ground: '#e2e2e2',
    groundInk: theme.ink2,
    character: '!',
    glyph: 'M0-4.4V1.2M0 3.2V4.4'
  },
  hidden: {
    ink: theme.ink2,
    paper: theme.hatchPaper,
    ground: theme.hatchPaper,
    groundInk: theme.ink2,
    character: '·',
    glyph: 'M0 0h.01'
  },
  imprecise: {
    ink: theme.ink2,
    paper: theme.card,
    ground: theme.card,
    groundInk: theme.ink2,
    character: '<',
    glyph: 'M3-3.8-3.4 0 3 3.8'
  },
  notReported: {
    ink: theme.ink2,
    paper: theme.hatchPaper,
    ground: theme.hatchPaper,
    groundInk: theme.ink,
    character: '▨',
    glyph: ''
  },
  unconfirmed: {
    ink: theme.ink2,
    paper: theme.card,
    ground: theme.card,
    groundInk: theme.ink2,
    character: '?',
    glyph: 'M-2.6-1.6A2.7 2.7 0 1 1 1 .6C.2 1 0 1.4 0 2.2M0 3.7V4.7'
  },
  noMatch: {
    ink: theme.ink2,
    paper: theme.card,
    ground: theme.card,
    groundInk: theme.ink2,
    character: '∅',
    glyph: 'M2.8 0A2.8 2.8 0 1 1-2.8 0A2.8 2.8 0 1 1 2.8 0M3.4-4-3.4 4'
  },
  notApplicable: {
    ink: theme.ink2,
    paper: theme.card,
    ground: theme.card,
    groundInk: theme.ink2,
    character: '—',
    glyph: 'M-4.4 0H4.4'
  }
};

/** The appearance in words. */
export const appearanceWords: Record<Appearance, () => string> = {
  reached: () => m.chart_face_reached(),
  near: () => m.chart_face_near(),
  below: () => m.chart_face_below(),
  undecided: () => m.chart_face_undecided(),
  plain: () => '',
  unreliable: () => m.chart_face_unreliable(),
  few: () => m.chart_face_few(),
  conflict: () => m.chart_face_conflict(),
  hidden: () => m.chart_face_hidden(),
  imprecise: () => m.chart_face_imprecise({ least: leastEffective }),
  notReported: () => m.chart_face_not_reported(),
  unconfirmed: () => m.chart_face_unconfirmed(),
  noMatch: () => m.chart_face_no_match(),
  notApplicable: () => m.chart_face_not_applicable()
};
