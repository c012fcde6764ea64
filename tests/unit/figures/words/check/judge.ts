import type { Indicator } from '../../../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../../../src/lib/estimates/estimates';
import type { Claim, Lexicon } from './grammar';
import { read } from './grammar';
import { areTied, clear, pooledZ, shows, sumOver, type Pair } from './numbers';
import type { Locale, Said } from './texts';
import type { View } from './views';

/** What a text says that the table does not; [] when every word and number of it holds. */
export function faultsOf(
  view: View,
  { place, indicator, columns, text }: Said,
  locale: Locale,
  lexicon: Lexicon
): string[] {
  const { claims, unread } = read(text, lexicon);
  const judge = new Judge(view, locale, place, indicator, columns ?? view.codebook.overview.matrix);
  const found = claims.flatMap((claim) => judge.faults(claim));
  return [...(unread ? [`cannot be read: ${unread}`] : []), ...found, ...judge.missing(claims, text)];
}

class Judge {
  /** what the clauses so far are about */
  #area: string;
  #indicator: Indicator | undefined;
  #named: Estimate[] = [];
  #counted = 0;
  #total = 0;

  constructor(
    private readonly view: View,
    private readonly locale: Locale,
    private readonly place: Said['place'],
    indicator: string | null,
    /** what a matrix or a list of indicators counts */
    private readonly columns: string[]
  ) {
    this.#area = view.codebook.root;
    this.#indicator = view.codebook.indicators.find(({ id }) => id === indicator);
  }

  faults(claim: Claim): string[] {
    const { words } = claim;
    const is = claim.is === 'matrixItem' && this.place === 'map' ? 'mapItem' : claim.is;
    const faults: string[] = [];
    const fault = (what: string) => faults.push(`${is}: ${what}`);
    const expect = (holds: boolean, what: string) => void (holds || fault(what));
    if (words['area'] !== undefined && is !== 'contrastMost') this.#area = this.#code(words['area']);
    if (words['label'] !== undefined) {
      const own = this.#indicator && this.#word(this.#indicator.label);
      expect(own === undefined || own === words['label'], `is about ${words['label']}, not ${own}`);
    }
    const one = this.#indicator;
    const about = one && this.#of(this.#area, one);
    if (words['wave'] !== undefined) {
      const label = this.view.codebook.waves.find(({ id }) => id === this.view.compare)?.label;
      expect(label !== undefined && this.#word(label) === words['wave'], `compares with ${words['wave']}`);
    }
    const group = words['kind'] === undefined ? null : this.#kind(words['kind']);
    if (group && one) {
      const ranked = this.#ranked(group, one);
      expect(Number(words['number']) === ranked.length, `there are ${ranked.length} to compare`);
      const all = this.view.codebook.areas.filter(({ type }) => type === group).length;
      expect((words['part'] !== undefined) === ranked.length < all, `says it of a part: ${ranked.length} of ${all}`);
    }
    switch (is) {
      case 'value': {
        if (!expectClear(about, fault)) break;
        expect(shows(words['value']!, about.value, one!), `value is ${about.value}`);
        if (words['numerator'] !== undefined) {
          expect(shows(words['numerator'], about.numerator, null), `numerator is ${about.numerator}`);
          expect(shows(words['denominator']!, about.denominator, null), `denominator is ${about.denominator}`);
        }
        const part = this.view.codebook.indicators.find(({ id }) => id === about.part);
        expect((part && this.#word(part.short)) === words['part'] || place(this.place) === 'funnel', 'part');
        break;
      }
      case 'change':
      case 'level':
      case 'unclearChange': {
        if (!expectClear(about, fault)) break;
        const pair = this.#pair(one!, fault);
        if (!pair) break;
        const scope = this.#scopeOf(words, pair);
        expect(scope === null, `${scope}`);
        const difference = pair.now.value - pair.before.value;
        const z = this.#isSample(one!) ? pooledZ(pair) : null;
        if (is === 'unclearChange') {
          expect(this.#isSample(one!), 'significance of a full count');
          expect(z === null || Math.abs(z) < 3.2, `is significant, z = ${z}`);
          break;
        }
        expect(
          !this.#isSample(one!) || (z !== null && Math.abs(z) > 1.9),
          `the sample cannot tell, z = ${z?.toFixed(2)}`
        );
        if (is === 'change') {
          expect(isUp(words['way']!) === difference > 0, `went by ${difference}`);
          expect(shows(words['size']!, Math.abs(difference), one!), `went by ${difference}`);
        } else {
          const exact = /^(持平|unchanged)$/.test(words['way']!);
          expect(exact ? areTied(difference, 0) : shows(`0.0%`, difference, one!), `went by ${difference}`);
        }
        break;
      }
      case 'first':
        expect(this.view.codebook.waves[0]?.id === this.view.wave, 'is not the first wave');
        expect(this.view.compare === null, 'there is a comparison');
        break;
      case 'reached': {
        if (!expectClear(about, fault)) break;
        this.#judged(about, one!, ['reached'], fault);
        this.#target(words['target']!, about, one!, fault);
        this.#goal(words['goal']!, [about], fault);
        break;
      }
      case 'undecided': {
        const estimate = this.#named.length === 1 ? this.#named[0] : about;
        if (!expectClear(estimate, fault)) break;
        this.#judged(estimate, one!, ['undecided'], fault);
        this.#target(words['target']!, estimate, one!, fault);
        break;
      }
      case 'off': {
        const estimate = this.#named.length === 1 ? this.#named[0] : about;
        if (!expectClear(estimate, fault)) break;
        this.#judged(estimate, one!, ['near', 'below'], fault);
        this.#target((words['target1'] ?? words['target2'])!, estimate, one!, fault);
        const off = estimate.value - estimate.target!;
        expect(/低|under/.test(words['way']!) === off < 0, `is off by ${off}`);
        expect(shows(words['size']!, Math.abs(off), one!), `is off by ${off}`);
        this.#follows(estimate.value, estimate.target!, words, one!, fault);
        break;
      }
      case 'gap':
      case 'gapOf':
      case 'gapOwn':
      case 'gapSum': {
        const estimate = this.#named.length === 1 ? this.#named[0] : about;
        if (!expectClear(estimate, fault)) break;
        const isRoot = estimate.area === this.view.codebook.root && estimate.reported !== null;
        const gap = isRoot ? this.#gapOfAreas(one!) : this.#gap(estimate);
        expect(gap > 0, 'nothing is short');
        expect(shows(words['gap']!, gap, null), `is ${gap}`);
        const differs = isRoot && gap !== this.#gap(estimate);
        const own = new Set(this.#areas().flatMap((code) => this.#of(code, one!)?.target ?? [])).size > 1;
        if (differs) expect(words['sum'] !== undefined, 'does not say that it is the areas’');
        expect(!isRoot || !own || is === 'gapOwn', 'areas have targets of their own');
        if (words['target'] !== undefined) this.#target(words['target'], estimate, one!, fault);
        if (words['goal'] !== undefined && !isRoot) this.#goal(words['goal'], [estimate], fault);
        if (is !== 'gapSum') this.#judged(estimate, one!, ['near', 'below'], fault);
        break;
      }
      case 'share':
      case 'shareMost':
      case 'shareAll': {
        if (!expectClear(about, fault)) break;
        this.#judged(about, one!, ['near', 'below'], fault);
        const areas = this.#codes(words['areas']!);
        const gaps = this.#areas().flatMap((code) => {
          const found = this.#of(code, one!);
          return clear(found) ? [{ code, gap: this.#gap(found) }] : [];
        });
        expect(gaps.length > 1, 'is of one area');
        const total = this.#gapOfAreas(one!);
        const sum = gaps.filter(({ code }) => areas.includes(code)).reduce((all, { gap }) => all + gap, 0);
        if (is === 'share') {
          expect(Math.abs(Number(words['share']) - (100 * sum) / total) <= 0.5 + 1e-9, `is ${(100 * sum) / total}`);
          expect(sum === total || words['share'] !== '100', 'is not all');
          expect(sum !== total || areas.length > 1, 'trivial: all of it in one');
        }
        if (is === 'shareMost') expect(sum / total > 0.99 && sum < total, `is ${sum / total}`);
        if (is === 'shareAll') expect(sum === total, `is ${sum / total}`);
        const least = Math.min(...areas.map((code) => gaps.find((gap) => gap.code === code)?.gap ?? 0));
        const next = Math.max(0, ...gaps.filter(({ code }) => !areas.includes(code)).map(({ gap }) => gap));
        expect(least > next, `leaves out ${next}, names ${least}`);
        break;
      }
      case 'reported': {
        const codes = this.#areas();
        const reporting = codes.filter((code) => this.#of(code, one!)?.state !== 'notReported');
        // the part of an indicator that is its largest part counts its own; what is hidden does not say whether it reported
        const open = one!.combine === null && codes.every((code) => this.#of(code, one!)?.state !== 'hidden');
        expect(Number(words['of']) === codes.length, `of ${codes.length}`);
        expect(!open || Number(words['count']) === reporting.length, `${reporting.length}`);
        break;
      }
      case 'few':
        expect(about?.unreliable === true && shows(words['n']!, about.n!, null), `n is ${about?.n}`);
        expect(about?.effectiveN === undefined || about.effectiveN === about.n, `it is worth ${about?.effectiveN}`);
        break;
      case 'fewWorth':
        expect(about?.unreliable === true && shows(words['n']!, about.n!, null), `n is ${about?.n}`);
        expect(Number(words['worth']) === Math.floor(about?.effectiveN ?? -1), `it is worth ${about?.effectiveN}`);
        break;
      case 'contrast':
      case 'contrastUnclear': {
        const { claimed, reported } = this.#contrast();
        const [low, high] = [this.#of(this.#area, reported), this.#of(this.#area, claimed)];
        if (!expectClear(low, fault) || !expectClear(high, fault)) break;
        expect(words['reported'] === this.#word(reported.label), 'names another');
        expect(words['claimed'] === this.#word(claimed.label), 'names another');
        expect(shows(words['low']!, low.value, reported) && shows(words['high']!, high.value, claimed), 'values');
        const within = low.interval && low.interval[0] <= high.value && high.value <= low.interval[1];
        if (is === 'contrastUnclear') {
          expect(within !== false, 'is significant');
          break;
        }
        expect(within !== true, 'the sample cannot tell');
        const difference = low.value - high.value;
        expect(/低|below/.test(words['way']!) === difference < 0, `is ${difference}`);
        expect(shows(words['size']!, Math.abs(difference), reported), `is ${difference}`);
        this.#follows(low.value, high.value, words, reported, fault);
        break;
      }
      case 'contrastMost': {
        const { claimed, reported } = this.#contrast();
        const [low, high] = [this.#of(this.#area, reported), this.#of(this.#area, claimed)];
        const sign = Math.sign((low?.value ?? 0) - (high?.value ?? 0));
        const differences = this.#areas().flatMap((code) => {
          const [a, b] = [this.#of(code, reported), this.#of(code, claimed)];
          return clear(a) && clear(b) ? [{ code, size: sign * (a.value - b.value), estimate: a }] : [];
        });
        const named = differences.find(({ code }) => code === this.#code(words['area']!));
        if (!named) {
          fault('has no difference');
          break;
        }
        expect(shows(words['size']!, named.size, reported), `is ${named.size}`);
        for (const other of differences.filter((one) => one !== named)) {
          expect(other.size < named.size, `${other.code} differs by ${other.size}`);
          const v = (named.estimate.variance ?? 0) + (other.estimate.variance ?? 0);
          const z = (named.size - other.size) / Math.sqrt(v);
          if (this.#isSample(reported))
            expect(z > 1.9, `the sample cannot tell it from ${other.code}, z = ${z.toFixed(2)}`);
        }
        break;
      }
      case 'worst':
      case 'worstCount': {
        expect(group !== null, 'names no field');
        const ranked = this.#ranked(group ?? this.#kindOf(this.#parse(words['named'] ?? '', fault)[0]?.code), one!);
        const isLowest = /最低|lowest/.test(words['way']!);
        expect(isLowest === (one!.direction === 'up'), 'way');
        if (is === 'worstCount') {
          const value = (words['value'] ?? words['value1'])!;
          const end = ranked.sort((a, b) => (isLowest ? a.value - b.value : b.value - a.value))[0];
          const tied = ranked.filter((other) => areTied(other.value, end!.value));
          expect(tied.length === Number(words['tied']), `${tied.length} tie`);
          expect(shows(value, end!.value, one!), `is ${end!.value}`);
          this.#named = tied;
        } else this.#named = this.#extreme(words['named']!, ranked, isLowest, one!, fault);
        break;
      }
      case 'allReached': {
        const ranked = this.#ranked(group!, one!);
        for (const other of ranked) this.#judged(other, one!, ['reached'], fault);
        break;
      }
      case 'allReachedEnd': {
        const isLowest = /最低|lowest/.test(words['way']!);
        const first = this.#parse(words['named']!, fault)[0]?.code;
        this.#extreme(words['named']!, this.#ranked(this.#kindOf(first), one!), isLowest, one!, fault);
        break;
      }
      case 'equal': {
        const value = (words['value'] ?? words['value1'])!;
        const kind = group ?? this.#firstKind(one!);
        for (const other of kind ? this.#ranked(kind, one!) : [])
          expect(shows(value, other.value, one!), `${other.area} is ${other.value}`);
        if (words['level'] !== undefined) expect(!this.#isSample(one!), 'a sample cannot tell that they are level');
        break;
      }
      case 'spread': {
        expect(group !== null, 'names no field');
        const first = this.#parse(words['highest'] ?? words['lowest'] ?? '', fault)[0]?.code;
        const ranked = this.#ranked(group ?? this.#kindOf(first), one!);
        const [low, high] = ends(ranked);
        if (words['highest']) this.#extreme(words['highest'], ranked, false, one!, fault);
        if (words['lowest']) this.#extreme(words['lowest'], ranked, true, one!, fault);
        const tied = (value: number) => ranked.filter((other) => areTied(other.value, value)).length;
        if (words['highCount']) expect(tied(high) === Number(words['highCount']), `${tied(high)} tie`);
        if (words['lowCount']) expect(tied(low) === Number(words['lowCount']), `${tied(low)} tie`);
        expect(shows(words['size']!, high - low, one!), `is ${high - low}`);
        this.#follows(high, low, words, one!, fault);
        break;
      }
      case 'spreadChange': {
        expect(!this.#isSample(one!), 'a sample cannot tell');
        const kind = this.#firstKind(one!)!;
        const [now, before] = [this.#ranked(kind, one!), this.#ranked(kind, one!, this.view.previous)];
        const names = (list: Estimate[]) =>
          list
            .map(({ area }) => area)
            .sort()
            .join();
        expect(names(now) === names(before), 'of other areas');
        const wider = ends(now)[1] - ends(now)[0] - (ends(before)[1] - ends(before)[0]);
        expect(/扩大|grew/.test(words['way']!) === wider > 0, `is ${wider}`);
        expect(shows(words['size']!, Math.abs(wider), one!), `is ${wider}`);
        break;
      }
      case 'unclearRank': {
        expect(this.#isSample(one!), 'is a full count');
        const ranked = this.#ranked(group!, one!);
        const [low, high] = ends(ranked);
        expect(shows(words['low']!, low, one!) && shows(words['high']!, high, one!), `are ${low}, ${high}`);
        const sorted = [...ranked].sort((a, b) => a.value - b.value);
        const z = pooledZ({ now: sorted.at(-1)!, before: sorted[0]!, indicator: one! });
        if (/^差别不显著|^too close/.test(words['which']!)) expect(z === null || Math.abs(z) < 2.8, `z = ${z}`);
        break;
      }
      case 'place': {
        expect(!this.#isSample(one!), 'a place in a sample');
        const ranked = this.#ranked(group!, one!);
        const better = (other: { value: number }) =>
          one!.direction === 'up' ? other.value > about!.value! : other.value < about!.value!;
        const ahead = ranked.filter((other) => better(other) && !areTied(other.value, about!.value!)).length;
        const tied = ranked.filter((other) => areTied(other.value, about!.value!)).length;
        expect(Number(words['place']) === ahead + 1 && (words['tied'] !== undefined) === tied > 1, `is ${ahead + 1}`);
        expect(this.#kindOf(this.#area) === group, 'of another kind');
        break;
      }
      case 'gapTogether': {
        const sum = this.#named.reduce((all, other) => all + this.#gap(other), 0);
        expect(shows(words['gap']!, sum, null), `is ${sum}`);
        expect(sum > 0, 'nothing is short');
        const own = new Set(this.#named.map(({ target }) => target)).size > 1;
        expect(own === (words['own'] !== undefined), 'own targets');
        break;
      }
      case 'noneReached':
        for (const other of this.#named) this.#judged(other, one!, ['near', 'below'], fault);
        break;
      case 'allOff':
        for (const other of this.#named) {
          this.#judged(other, one!, ['near', 'below'], fault);
          this.#target(words['target']!, other, one!, fault);
        }
        break;
      case 'allUndecided':
        for (const other of this.#named) this.#judged(other, one!, ['undecided'], fault);
        break;
      case 'matrix':
        expect(this.#area === this.view.area, 'speaks of another area');
        this.#total = Number(words['count']);
        expect(this.#total === this.columns.length, 'columns');
        this.#ofCoverage(words['coverage'], fault);
        break;
      case 'untargeted':
      case 'matrixUntargeted':
        expect(
          this.columns.every((id) => this.#definition(id).target === null),
          'has targets'
        );
        if (claim.is === 'untargeted') break;
        expect(this.#area === this.view.area, 'speaks of another area');
        expect(Number(words['count']) === this.columns.length, 'columns');
        this.#ofCoverage(words['coverage'], fault);
        break;
      case 'matrixItem': {
        const found = this.columns.filter((id) => isState(words['state']!, this.#of(this.#area, this.#definition(id))));
        expect(found.length === Number(words['count']), `${found.length}`);
        this.#counted += Number(words['count']);
        break;
      }
      case 'map':
        this.#total = Number(words['count']);
        expect(this.#total === this.#areas().length, `${this.#areas().length} areas`);
        break;
      case 'mapItem': {
        const found = this.#areas().filter((code) => isState(words['state']!, this.#of(code, one!)));
        expect(found.length === Number(words['count']), `${found.length}`);
        this.#counted += Number(words['count']);
        break;
      }
      case 'mapRange': {
        const found = this.#areas()
          .map((code) => this.#of(code, one!))
          .filter(clear)
          .filter(isJudgeable);
        const [low, high] = ends(found);
        expect(shows(words['low']!, low, one!) && shows(words['high']!, high, one!), `are ${low}, ${high}`);
        expect(Number(words['count']) === found.length, `${found.length}`);
        this.#counted += found.length;
        break;
      }
      case 'chosenState':
        expect(isState(words['state']!, about), `is ${about?.status ?? about?.state}`);
        if (words['value'] !== undefined) expect(clear(about) && shows(words['value'], about.value, one!), 'value');
        break;
      case 'funnelStep': {
        const step = this.view.codebook.overview.funnel.find(({ label }) => this.#word(label) === words['step'])!;
        const indicator = this.view.codebook.indicators.find(({ id }) => id === step.indicator)!;
        const estimate = this.#of(this.#area, indicator);
        if (words['state'] !== undefined) expect(isState(words['state'], estimate), `is ${estimate?.state}`);
        else expect(clear(estimate) && shows(words['value']!, estimate.value, indicator), `is ${estimate?.value}`);
        this.#counted++;
        this.#total = this.view.codebook.overview.funnel.length;
        break;
      }
      case 'without': {
        const reason = words['reason']!;
        const found = [...this.#areas(), this.#area].map((code) => this.#of(code, one!));
        const subject = this.place === 'finding' && this.view.area === this.view.codebook.root ? found : [about];
        if (/没有符合|no unit/.test(reason))
          expect(
            subject.some((other) => other?.state === 'noMatch'),
            'units pass'
          );
        if (/尚未|not reported/.test(reason))
          expect(
            !subject.some((other) => other && other.state !== 'notReported' && other.state !== 'notApplicable'),
            `some ${subject.find((o) => o && o.state !== 'notReported')?.state}`
          );
        if (/一次只能|one filter at a time/.test(reason))
          expect(
            subject.some((other) => other?.crossed),
            'one filter is on'
          );
        else if (/涉及个人|protect people/.test(reason))
          expect(
            subject.length > 0 && subject.every((other) => other?.state === 'hidden'),
            `some ${subject.find((other) => other?.state !== 'hidden')?.state}`
          );
        if (/未确认|not confirmed/.test(reason))
          expect(
            subject.some((other) => other?.state === 'unconfirmed'),
            'nothing waits for a yes'
          );
        if (/有效样本不足|too few answers to compare/.test(reason))
          expect(
            subject.some((other) => other && (other.state === 'hidden' || other.unreliable || other.few)),
            'nothing is on too few answers'
          );
        if (/不适用|does not apply/.test(reason)) {
          expect(
            subject.every((other) => other?.state === 'notApplicable'),
            'applies'
          );
          expect(!this.#filteredOut(one!), 'no unit passes the filter');
          const lacks = this.#lacksColumn(one!);
          expect(/这一列|no such column/.test(reason) === lacks, lacks ? 'does not say why' : 'has the column');
        }
        if (/冲突|contradict/.test(reason))
          expect(
            subject.some((other) => other?.state === 'conflict'),
            'no conflict'
          );
        break;
      }
      case 'withoutConflict':
        expect(about?.state === 'conflict' && shows(words['value']!, about.value!, one!), 'no conflict');
        break;
    }
    return faults;
  }

  /** What the text should have said and did not. */
  missing(claims: Claim[], text: string): string[] {
    const faults: string[] = [];
    if (
      ['matrix', 'map', 'funnel'].includes(this.place) &&
      !claims.some(({ is }) => is === 'untargeted' || is === 'matrixUntargeted' || is === 'without')
    )
      if (this.#counted !== this.#total) faults.push(`accounts for ${this.#counted} of ${this.#total}`);
    const { area, codebook } = this.view;
    if (area !== codebook.root) {
      const name = this.#word(codebook.areas.find(({ code }) => code === area)!.label);
      if (!text.includes(name)) faults.push(`does not name ${name}`);
    }
    return faults;
  }

  #definition(id: string): Indicator {
    return this.view.codebook.indicators.find((indicator) => indicator.id === id)!;
  }

  /** A list that names a coverage is of it alone; one that names none is of several. */
  #ofCoverage(name: string | undefined, fault: (words: string) => void): void {
    const found = new Set(this.columns.map((id) => this.#definition(id).coverage));
    const named = this.view.codebook.coverages.find(({ label }) => this.#word(label) === name)?.name;
    if (
      name === undefined
        ? found.size === 1 && this.view.codebook.coverages.length > 1
        : !found.has(named!) || found.size > 1
    )
      fault(`coverage ${name ?? 'none'} of ${[...found].join()}`);
  }

  #lacksColumn({ table }: Indicator): boolean {
    const on = Object.entries(this.view.filters).filter(([, codes]) => codes.length > 0);
    return on.some(([name]) => !(table in this.view.codebook.filters.find((one) => one.name === name)!.columns));
  }

  #filteredOut({ table }: Indicator): boolean {
    const { filters } = this.view;
    const names = Object.keys(filters);
    const sliceable = names.every((name) =>
      Object.hasOwn(this.view.codebook.filters.find((filter) => filter.name === name)!.columns, table)
    );
    return names.length > 0 && sliceable;
  }

  #word = (label: Record<string, string>): string => label[this.locale === 'zh-CN' ? 'zh' : 'en']!;
  #code = (name: string): string => this.view.codebook.areas.find(({ label }) => this.#word(label) === name)!.code;
  #kind = (name: string): string =>
    this.view.codebook.areaTypes.find(({ label }) => this.#word(label).toLowerCase() === name.toLowerCase())!.name;
  #kindOf = (code: string | undefined): string =>
    this.view.codebook.areas.find((area) => area.code === code)?.type ?? '';

  #areas(): string[] {
    const kinds = this.view.codebook.areaTypes.filter(({ reporting }) => reporting).map(({ name }) => name);
    return this.view.codebook.areas
      .filter(({ type, code }) => kinds.includes(type) && code !== this.view.codebook.root)
      .map(({ code }) => code);
  }

  #of(area: string, { id }: Indicator, estimates = this.view.estimates): Estimate | undefined {
    return estimates.find((one) => one.area === area && one.indicator === id);
  }

  #ranked(kind: string, indicator: Indicator, estimates = this.view.estimates) {
    return this.#areas()
      .filter((code) => this.#kindOf(code) === kind)
      .map((code) => this.#of(code, indicator, estimates))
      .filter(clear)
      .filter(isJudgeable);
  }

  #firstKind(indicator: Indicator): string | undefined {
    return this.view.codebook.areaTypes.find(({ name }) => this.#ranked(name, indicator).length >= 2)?.name;
  }

  #isSample = ({ table }: Indicator): boolean =>
    this.view.codebook.tables.find(({ name }) => name === table)?.design === 'sample';

  #contrast() {
    const [claimed, reported] = this.view.codebook.overview.contrast!.map((id) =>
      this.view.codebook.indicators.find((one) => one.id === id)!
    );
    return { claimed: claimed!, reported: reported! };
  }

  #gap({ target, numerator, denominator, state }: Estimate): number {
    if (target === null || state === 'conflict') return 0;
    return Math.max(0, Math.ceil(target * denominator - numerator - 1e-6));
  }

  #gapOfAreas(indicator: Indicator): number {
    return this.#areas()
      .map((code) => this.#of(code, indicator))
      .filter(clear)
      .reduce((sum, one) => sum + this.#gap(one), 0);
  }

  #target(words: string, { target }: Estimate, indicator: Indicator, fault: (what: string) => void) {
    if (target === null || !shows(words, target, indicator)) fault(`target is ${target}`);
  }

  #goal(words: string, estimates: Estimate[], fault: (what: string) => void) {
    const provisional = estimates.some((one) => (one as { provisional?: boolean }).provisional);
    if (/暂定|provisional/.test(words) !== provisional) fault(`target is ${provisional ? '' : 'not '}provisional`);
  }

  #judged(estimate: Estimate, indicator: Indicator, wanted: string[], fault: (what: string) => void) {
    const verdict = verdictOf(estimate, indicator, this.#isSample(indicator));
    const found = verdict === 'missed' ? ['near', 'below'] : [verdict];
    if (!found.some((one) => wanted.includes(one))) fault(`${estimate.area} is ${verdict}, not ${wanted.join(' or ')}`);
  }

  /** A difference of two printed numbers that is not the printed difference says why. */
  #follows(a: number, b: number, words: Record<string, string>, { format }: Indicator, fault: (what: string) => void) {
    const scale = format === 'number' ? 1 : 100;
    const tenth = (value: number) => Math.round(Number((value * scale).toFixed(10)) * 10);
    const holds = Math.abs(tenth(a) - tenth(b)) === tenth(Math.abs(a - b));
    const digits = Object.values(words).some((word) => /\.\d\d/.test(word ?? ''));
    if (!digits && holds === (words['unrounded'] !== undefined)) fault(`${a} - ${b} follows: ${holds}`);
  }

  /** The pair that a change is of: a sum over the areas of both waves. */
  #pair(
    indicator: Indicator,
    fault: (what: string) => void
  ): (Pair & { now: { value: number }; before: { value: number } }) | null {
    const now = this.#of(this.#area, indicator);
    const before = this.#of(this.#area, indicator, this.view.previous);
    if (!clear(now) || !clear(before)) {
      fault('has nothing to compare with');
      return null;
    }
    if (this.#area !== this.view.codebook.root || now.reported === null || indicator.combine)
      return { now, before, indicator };
    const later = sumOver(
      this.#areas().map((code) => this.#of(code, indicator)),
      indicator
    );
    const earlier = sumOver(
      this.#areas().map((code) => this.#of(code, indicator, this.view.previous)),
      indicator
    );
    if (later === null || earlier === null) return { now, before, indicator };
    const both = later.areas.filter((area) => earlier.areas.includes(area));
    const leftOut = [...later.areas, ...earlier.areas].filter((area) => !both.includes(area));
    return { now: later.of(both), before: earlier.of(both), indicator, both, leftOut };
  }

  /** What a change says of the areas that it is over, where it should not; null when it is right. */
  #scopeOf(words: Record<string, string>, { both = [], leftOut = [] }: Pair): string | null {
    const same = (list: string, codes: string[]) => this.#codes(list).sort().join() === [...codes].sort().join();
    const said = ['leftOut', 'only', 'same'].filter((name) => words[name] !== undefined);
    if (leftOut.length === 0) return said.length > 0 ? 'nothing is left out' : null;
    if (words['leftOut'] !== undefined)
      return same(words['leftOut'], leftOut) ? null : `left out are ${leftOut.join()}`;
    if (words['only'] !== undefined) return same(words['only'], both) ? null : `is over ${both.join()}`;
    const counts = [Number(words['same']), Number(words['every'])];
    return counts[0] === both.length && counts[1] === both.length + leftOut.length
      ? null
      : `leaves out ${leftOut.join()}`;
  }

  #codes = (list: string): string[] => this.#parse(list, () => undefined).map(({ code }) => code);

  /** "甲县（66.4%）和乙县（71.2%）", "甲县和乙县（均为 70.0%）" */
  #parse(list: string, fault: (what: string) => void): { code: string; value: string | null }[] {
    const names = this.view.codebook.areas
      .filter(({ type }) => type !== 'township')
      .map((area) => ({ code: area.code, name: this.#word(area.label) }))
      .sort((a, b) => b.name.length - a.name.length);
    const found: { code: string; value: string | null }[] = [];
    let rest = list;
    while (rest) {
      const gap = /^(?:、|和|, and |, | and )/.exec(rest);
      if (gap) rest = rest.slice(gap[0].length);
      const name = names.find((one) => rest.startsWith(one.name));
      if (!name) {
        fault(`cannot read ${rest}`);
        return found;
      }
      rest = rest.slice(name.name.length);
      const value = /^(?:（(?:均为 )?([^（）]*?)）| \(([^()]*?)(?: each)?\))/.exec(rest);
      if (value) {
        rest = rest.slice(value[0].length);
        const words = value[1] ?? value[2]!;
        found.push({ code: name.code, value: words });
        if (/均为| each/.test(value[0])) for (const one of found) one.value ??= words;
      } else found.push({ code: name.code, value: null });
    }
    return found;
  }

  /** The named are the lowest (or highest) of these, all of them, and told from the others. */
  #extreme(
    named: string,
    ranked: (Estimate & { value: number })[],
    isLowest: boolean,
    indicator: Indicator,
    fault: (what: string) => void
  ): Estimate[] {
    const parsed = this.#parse(named, fault);
    const found = parsed.flatMap(({ code, value }) => {
      const estimate = ranked.find(({ area }) => area === code);
      if (!estimate) fault(`${code} is not ranked there`);
      else if (value !== null && !shows(value.split(/，|, /)[0]!, estimate.value, indicator))
        fault(`${code} is ${estimate.value}`);
      return estimate ? [{ estimate, value }] : [];
    });
    for (const { estimate, value } of found)
      for (const other of ranked.filter(({ area }) => !parsed.some(({ code }) => code === area))) {
        if (areTied(other.value, estimate.value)) fault(`${other.area} ties with ${estimate.area}`);
        else if (other.value < estimate.value === isLowest)
          fault(`${other.area} is ${other.value}, beyond ${estimate.value}`);
        else if (value !== null && shows(value.split(/，|, /)[0]!, other.value, indicator, -1))
          fault(`${other.area} prints as ${value} too`);
        if (!this.#isSample(indicator)) continue;
        const z = pooledZ({ now: estimate, before: other, indicator });
        if (z === null || Math.abs(z) < 1.9)
          fault(`the sample cannot tell ${estimate.area} from ${other.area}, z = ${z?.toFixed(2)}`);
      }
    return found.map(({ estimate }) => estimate);
  }
}

const place = (one: Said['place']) => one;
const isUp = (way: string) => /提高|up/.test(way);
const ends = (list: { value: number }[]): [number, number] => {
  const values = list.map(({ value }) => value);
  return [Math.min(...values), Math.max(...values)];
};
const isJudgeable = (one: Estimate): boolean => !one.unreliable && !(one as { few?: boolean }).few;

function expectClear(one: Estimate | undefined, fault: (what: string) => void): one is Estimate & { value: number } {
  if (clear(one)) return true;
  fault(`there is no value: ${one?.state}`);
  return false;
}

function verdictOf({ value, target, interval }: Estimate, { direction }: Indicator, sample: boolean): string {
  if (value === null || target === null) return 'unjudged';
  const reaches = (one: number) => (direction === 'up' ? one >= target - 1e-12 : one <= target + 1e-12);
  if (!sample) return reaches(value) ? 'reached' : 'missed';
  if (interval === null) return 'undecided';
  const [lower, upper] = interval;
  if (reaches(lower) && reaches(upper)) return 'reached';
  return !reaches(lower) && !reaches(upper) ? 'missed' : 'undecided';
}

const states: Record<string, RegExp> = {
  reached: /^(达标|reached)$/,
  near: /^(接近|near)$/,
  below: /^(未达标|below)$/,
  undecided: /无明显差别|no clear difference/,
  few: /单位少|too few units/,
  plain: /未设目标|without a target/,
  unreliable: /样本少|small sample/,
  conflict: /口径冲突|conflict/,
  hidden: /不公布|not published/,
  notReported: /^(未报|not reported)$/,
  unconfirmed: /列未确认|not confirmed/,
  notApplicable: /不适用|not applicable/,
  noMatch: /没有符合|pass the filter/
};

function isState(words: string, one: Estimate | undefined): boolean {
  const state = stateOf(one);
  return states[state]!.test(words);
}

function stateOf(one: Estimate | undefined): string {
  if (!one) return 'notReported';
  if (one.state !== 'value' && one.state !== 'zero') return one.state;
  if (one.unreliable) return 'unreliable';
  if ((one as { few?: boolean }).few) return 'few';
  return one.status ?? 'plain';
}
