import Grid from '../../src/lib/charts/grid/Grid.svelte';
import { barsTable } from '../../src/lib/charts/bars/table';
import { example, type Locale } from './example';
import { areas, areaTypes, made, unionised } from './made';

const table = (locale: Locale) =>
  barsTable({
    areas: areas(locale),
    areaTypes: areaTypes(locale),
    indicator: unionised(locale),
    estimates: areas(locale).map(({ code }, at) => made(unionised(locale), code, 0.6 + at / 30))
  });

/** A table drawn: all of it, and as many rows as can be read on a slide. */
export const grid = [
  example('grid', Grid, (locale) => ({
    label: unionised(locale).label,
    table: table(locale),
    columns: [0, 1, 3, 4, 5, 11],
    frame: { width: 760, height: 0 }
  })),
  example('grid-cut', Grid, (locale) => ({
    label: unionised(locale).label,
    table: table(locale),
    frame: { width: 760, height: 120, limited: true, scale: 2 }
  }))
];
