import { lossAt, type StepMark } from '../../charts/funnel/layout';
import type { AreaMark } from '../../charts/subject';
import { estimateFinder } from '../../charts/subject';
import { isTie } from '../../estimates/compare/rank';
import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { comparable, type Results } from '../words/results';
import { compose, type Sentence } from '../words/sentence';
import { funnelHeadline } from '../words/headline';
import { areaText, groupText } from '../words/wording';

/** "建会 → 建制"; of the first step from all. */
export const stepName = (steps: StepMark[], at: number): string =>
  m.gaps_break_step({ from: steps[at - 1]?.label ?? m.gaps_break_all(), to: steps[at]!.label });

/** The step that loses more than any other; -1 where the loss of one is not known, or two lose as much. */
export function largestAt(losses: readonly (number | null)[]): number {
  const known = losses.filter((one) => one !== null);
  const most = Math.max(...known);
  const isAlone = known.length === losses.length && known.filter((one) => isTie(one, most)).length === 1;
  return isAlone ? losses.indexOf(most) : -1;
}

/**
 * Where the steps break: what each has left, what is lost on the way to one, and which area loses most there, where one does alone
 * among those of its kind that can be compared.
 * @param areas in the order of what they lose
 */
export function lossSentence(results: Results, steps: StepMark[], at: number, areas: AreaMark[]): Sentence {
  const { codebook, estimates, area } = results;
  const find = estimateFinder(estimates);
  const lossOf = (code: string) => lossAt(steps, at, (step) => find(step.indicator.id, code))?.loss ?? null;
  const clear = ({ code }: AreaMark) => steps.every((step) => comparable(find(step.indicator.id, code)));
  return compose((mark) => {
    const said = [funnelHeadline(results)];
    const loss = lossOf(area);
    const points = (share: number) => m.sentence_points({ points: formatValue(share, 'point') });
    if (loss !== null && loss > 0) said.push(m.gaps_break_loss({ step: stepName(steps, at), size: points(loss) }));
    const kind = areas.filter(({ type }) => type === areas[0]?.type);
    const known = kind.filter((one) => clear(one) && lossOf(one.code) !== null);
    const [first, second] = known;
    if (area === codebook.root && first && second && !isTie(lossOf(first.code)!, lossOf(second.code)!)) {
      const estimate = find(steps[at]!.indicator.id, first.code);
      said.push(
        m.gaps_break_most({
          group: groupText(codebook, { type: first.type, worstFirst: known, of: kind.length }),
          area: mark(areaText(codebook, first.code), estimate, 'area'),
          size: mark(points(lossOf(first.code)!), estimate)
        })
      );
    }
    return m.sentence_end({ sentence: said.join(m.sentence_separator()) });
  });
}
