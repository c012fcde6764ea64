import { sizeWords } from '../../charts/sentence';
import { leastEffective } from '../../estimates/imprecise';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { exactText } from './exactText';
import type { Asked } from './explanation';

/** Why there is no number: each state in words of its own. */
export function whyNoNumber({ estimate, table }: Asked): string {
  const { state, crossed, unsliceable, nonresponse } = estimate;
  const observation = text(table.observation);
  switch (state) {
    case 'hidden':
      return crossed ? m.explain_hidden_filters() : m.explain_hidden({ least: table.hideBelow });
    case 'imprecise':
      return m.explain_imprecise({ least: leastEffective, size: sizeWords(estimate) });
    case 'unconfirmed':
      return m.explain_unconfirmed();
    case 'noMatch':
      return m.explain_no_match();
    case 'notApplicable':
      return unsliceable ? m.explain_no_column() : m.explain_not_applicable({ observation });
    case 'conflict':
      return m.explain_conflict();
    default:
      return nonresponse !== null && nonresponse > 0 && table.design !== 'aggregated'
        ? m.explain_all_blank({ count: m.explain_quantity({ number: exactText(nonresponse), unit: observation }) })
        : m.explain_not_reported();
  }
}
