import type { Codebook, Target } from '../../codebook/codebook';
import { targetKey } from '../../codebook/ownTargets';
import { writeCsv } from '../../files/csv/writeCsv';
import { download } from '../../files/download';

type Known = Pick<Codebook, 'targets' | 'indicators'>;

/** All targets that hold, those set here in place of the survey's own, as a targets.csv that the page reads again. */
export function targetsCsv({ targets, indicators }: Known): string {
  const written = ({ indicator, value }: Target) =>
    indicators.find(({ id }) => id === indicator)?.format === 'number' ? value : Number((value * 100).toPrecision(12));
  const own = new Set(targets.filter(({ isOwn }) => isOwn).map(targetKey));
  const shown = targets.filter(
    (one) => one.isOwn || !(own.has(targetKey(one)) || own.has(targetKey({ ...one, period: '' })))
  );
  return writeCsv([
    ['indicator', 'area', 'period', 'value', 'provisional', 'set_by', 'set_at'],
    ...shown.map((one) => [
      one.indicator,
      one.area,
      one.period,
      written(one),
      one.provisional ? 1 : null,
      one.set?.by ?? null,
      one.set?.at ?? null
    ])
  ]);
}

export const downloadTargets = (codebook: Known): void =>
  download(new Blob([targetsCsv(codebook)], { type: 'text/csv;charset=utf-8' }), 'targets.csv');
