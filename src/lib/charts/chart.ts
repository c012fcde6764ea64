import type { BarsSubject } from './bars/subject';
import type { BreakdownSubject } from './breakdown/subject';
import type { CardsSubject } from './cards/subject';
import type { ChoroplethSubject } from './choropleth/layout';
import type { CurveSubject } from './curve/subject';
import type { DumbbellSubject } from './dumbbell/layout';
import type { FactsSubject } from './facts/subject';
import type { FunnelSubject } from './funnel/layout';
import type { IndicatorsSubject } from './indicators/subject';
import type { MatrixSubject } from './matrix/subject';
import type { PanelsSubject } from './panels/subject';
import type { ProfileSubject } from './profile/subject';
import type { ProseSubject } from './prose/layout';
import type { GridSubject } from './grid/layout';
import type { QuadrantsSubject } from './quadrants/subject';
import type { RangesSubject } from './ranges/layout';
import type { ShortfallsSubject } from './shortfalls/subject';
import type { SlopeSubject } from './slope/subject';
import type { StackedSubject } from './stacked/subject';
import type { TilesSubject } from './tiles/layout';
import type { TrellisSubject } from './trellis/subject';
import type { TrendSubject } from './trend/subject';

/** What each chart draws. */
export interface Subjects {
  bars: BarsSubject;
  breakdown: BreakdownSubject;
  cards: CardsSubject;
  choropleth: ChoroplethSubject;
  curve: CurveSubject;
  dumbbell: DumbbellSubject;
  facts: FactsSubject;
  funnel: FunnelSubject;
  grid: GridSubject;
  indicators: IndicatorsSubject;
  matrix: MatrixSubject;
  panels: PanelsSubject;
  profile: ProfileSubject;
  prose: ProseSubject;
  quadrants: QuadrantsSubject;
  ranges: RangesSubject;
  shortfalls: ShortfallsSubject;
  slope: SlopeSubject;
  stacked: StackedSubject;
  tiles: TilesSubject;
  trellis: TrellisSubject;
  trend: TrendSubject;
}

/** A chart as data. */
export type Chart = { [Type in keyof Subjects]: { type: Type; subject: Subjects[Type] } }[keyof Subjects];
