import type { Codebook, Indicator } from '../../codebook/codebook';
import { reportingAreas } from '../../codebook/reporting';
import { text } from '../../i18n/format';

/** A name where it stands in a text. */
export interface Named {
  key: string;
  at: number;
  end: number;
}

/** A part of a text that says one thing. */
export interface Clause {
  /** its place in the text */
  at: number;
  end: number;
  /** its words, as long as they are, with blanks for what stands in brackets and signs for the names of areas and indicators */
  words: string;
  /** areas outside brackets, in the order of the text; a total under its own code */
  areas: Named[];
  /** areas that are named together: "甲县、乙县和丙县" */
  lists: Named[][];
  /** labels of the indicators that it names */
  labels: string[];
  /** whom it is about: whom it names, else whom the sentence has been about; null where that is open */
  subject: string[] | null;
  /** it or what stands before it in its sentence says what is to be done */
  isIntention: boolean;
}

const AREA = '\uE000';
const LABEL = '\uE001';
const brackets = /（[^）]*）|\([^)]*\)/g;
const listed = new RegExp(
  `${AREA}+ *(?:[,，、] *${AREA}+ *)*(?:[,，、] *)?(?:(?:and|or|和|与|及|以及) *)?${AREA}+`,
  'g'
);
const joined = /^ *(?:[、和与及]|以及|and|or|[、,，] *(?:and|or|和))? *$/;
const intention =
  /(?<![主重需])要(?!求)|应当|应该|必须|争取|力争|确保|下一步|计划|推动|着力|努力|继续|加快|\b(?:must|should|will|shall|aims?|need to|needs to|plan|next step|let us)\b/i;

/** Where names stand in a text, in its order: longer ones are looked for first, so that none is found inside another. */
export function namesIn(typed: string, names: { key: string; name: string }[]): Named[] {
  let rest = typed;
  return names
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length)
    .flatMap(({ key, name }) => {
      const found: Named[] = [];
      for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name)) {
        const end = at + name.length;
        found.push({ key, at, end });
        rest = filled(rest, { at, end }, AREA);
      }
      return found;
    })
    .sort((a, b) => a.at - b.at);
}

const filled = (typed: string, { at, end }: Pick<Named, 'at' | 'end'>, sign: string): string =>
  typed.slice(0, at) + sign.repeat(end - at) + typed.slice(end);

/** What a total is called beside its name, its kind being the last sign of that: "全市", "平均". */
function wholeNames({ areas, root }: Codebook): RegExp {
  const label = text(areas.find(({ code }) => code === root)?.label ?? {});
  const own = [label, `全${label.slice(-1)}`]
    .filter((name) => name.length > 1)
    .map((name) => name.replace(/\W/g, '\\$&'));
  return new RegExp(
    `(?:${own.join('|')})(?:的?平均(?:水平)?| as a whole)?|平均(?:水平)?|\\b(?:the )?(?:city|overall|county|province)?[ -]?average\\b|\\bthe (?:whole )?city\\b`,
    'gi'
  );
}

/** Areas of a text, in its order, and where it means the total. */
function areasIn(typed: string, codebook: Codebook): Named[] {
  const parts = namesIn(
    typed,
    reportingAreas(codebook).map(({ code, label }) => ({ key: code, name: text(label) }))
  );
  const rest = parts.reduce((left, one) => filled(left, one, AREA), typed);
  const whole = [...rest.matchAll(wholeNames(codebook))].map((one) => ({
    key: codebook.root,
    at: one.index,
    end: one.index + one[0].length
  }));
  return [...parts, ...whole].sort((a, b) => a.at - b.at);
}

/** Labels of indicators in a text, wherever a sentence has put them; a short one only as it is written. */
export function labelsIn(typed: string, indicators: Indicator[]): Named[] {
  const names = (label: string) => [label, label.charAt(0).toLowerCase() + label.slice(1)];
  return namesIn(
    typed,
    indicators.flatMap((one) => {
      const key = text(one.label);
      return [...new Set([...names(key), text(one.short)])].map((name) => ({ key, name }));
    })
  );
}

/**
 * A text in clauses. Signs inside numbers, names and brackets part nothing.
 * @param about whom a sentence is about that names nobody
 * @param own of which indicators the short names, too, are names
 */
export function clausesOf(typed: string, codebook: Codebook, own: Indicator[], about: string): Clause[] {
  const labels = [
    ...labelsIn(typed, own),
    ...namesIn(
      typed,
      codebook.indicators.map(({ label }) => ({ key: text(label), name: text(label) }))
    )
  ];
  const isIn = (one: Named, others: Named[]) => others.some(({ at, end }) => one.at >= at && one.end <= end);
  const wider = labels.filter(
    (one) => !labels.some(({ at, end }) => at <= one.at && end >= one.end && end - at > one.end - one.at)
  );
  let masked = wider.reduce((left, one) => filled(left, one, LABEL), typed);
  const inside = [...masked.matchAll(brackets)].map((one) => ({
    key: '',
    at: one.index,
    end: one.index + one[0].length
  }));
  const areas = areasIn(masked, codebook).filter((one) => !isIn(one, inside));
  masked = inside.reduce((left, one) => filled(left, one, ' '), masked);
  masked = areas.reduce((left, one) => filled(left, one, AREA), masked);
  const whole = masked.replace(listed, (list) => (/and|or|[和与及]/.test(list) ? list.replace(/[,，]/g, '、') : list));

  let subject: string[] | null = [about];
  let isIntention = false;
  return [...whole.matchAll(/(?:[^，；。！？;!?,.\n]|[,.](?=\d))+[，；。！？;!?,.\n]?/g)].map((one): Clause => {
    const [at, end] = [one.index, one.index + one[0].length];
    const named = areas
      .filter((area) => area.at >= at && area.end <= end)
      .map((area) => ({ ...area, at: area.at - at, end: area.end - at }));
    const lists = listsOf(one[0], named);
    // whom somebody is measured by is not whom it is about
    const parts = lists.filter((list) => list.some(({ key }) => key !== codebook.root));
    const told = parts.length > 0 ? parts : lists;
    if (told.length > 0) subject = told.length === 1 ? told[0]!.map(({ key }) => key) : null;
    isIntention ||= intention.test(one[0]);
    const clause = { at, end, words: one[0], areas: named, lists, subject, isIntention };
    if (/[。；！？;!?\n]$|\.$/.test(one[0])) [subject, isIntention] = [[about], false];
    return {
      ...clause,
      labels: wider.filter((label) => label.at >= at && label.end <= end).map(({ key }) => key)
    };
  });
}

function listsOf(words: string, areas: Named[]): Named[][] {
  return areas.reduce<Named[][]>((lists, area) => {
    const last = lists.at(-1);
    if (last && joined.test(words.slice(last.at(-1)!.end, area.at))) last.push(area);
    else lists.push([area]);
    return lists;
  }, []);
}
