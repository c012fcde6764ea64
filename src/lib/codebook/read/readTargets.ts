import { m } from '../../paraglide/messages';
import type { Area, Indicator, Target } from '../codebook';
import { Once } from './names';
import type { Pack } from './Pack';

/** targets.csv: targets of one area and wave (every wave when the period is empty), in the scale of the indicator's value. */
export function readTargets(pack: Pack, indicators: Map<string, Indicator>, areas: Area[]): Target[] {
  const codes = new Set(areas.map(({ code }) => code));
  const columns = {
    required: ['indicator', 'area', 'period', 'value'],
    optional: ['provisional', 'set_by', 'set_at'],
    labels: []
  };
  const once = new Once();
  return pack.sheet('targets.csv', columns, true).flatMap((line) => {
    const indicator = line.reference('indicator', indicators);
    const area = line.reference('area', codes);
    const period = line.text('period');
    once.check(line.at('indicator'), [indicator, area, period], line.where);
    const value = line.number('value', indicators.get(indicator)?.format === 'number' ? 0 : -2);
    if (line.text('value') === '') line.fault('value', m.codebook_required());
    const [by, at] = [line.text('set_by'), line.text('set_at')];
    const set = by === '' && at === '' ? {} : { set: { by, at } };
    return value === null ? [] : [{ indicator, area, period, value, provisional: line.flag('provisional'), ...set }];
  });
}
