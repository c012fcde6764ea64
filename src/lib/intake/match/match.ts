import type { Codebook, Preset, TableSpec } from '../../codebook/codebook';
import { neededColumns } from '../../codebook/neededColumns';
import { pace, yieldToMain } from '../../page/yieldToMain';
import { likely } from './candidates';
import type { Setting } from './contents';
import { fileColumns, type FileColumn } from '../shape/fileColumns';
import { findPreset } from './findPreset';
import { guesser } from './guess';
import type { Instructions } from '../shape/instructions';
import { isFreeText } from './freeText';
import { isTie, likeliest, type Likely } from './likeliest';
import { personal } from './personal';
import type { ColumnMatch, IntakeReport, Problem } from '../report/report';
import { answerers, doubted, evidenceOf, type Evidence } from './evidence';
import type { Shape } from '../shape/sniff';
import { stemOf } from './stem';

/** Which table a file is, and which question each of its columns answers. */
export interface Match {
  table: TableSpec;
  /** by column of the file */
  columns: ColumnMatch[];
  /** questions that no column answers, but those that a file may leave out */
  absent: string[];
  preset: IntakeReport['preset'];
  /** meanings that the preset and the person gave, by question and text */
  values: Setting['values'];
}

/**
 * Finds the table whose questions a file answers, and which column answers which: as the person says, as a preset says, by
 * name, label or alias, by what is asked. What is only likely is a suggestion and not taken.
 * @param called names of the file and its sheet, which say of two tables that are alike which it is
 */
export async function match(
  shape: Shape,
  codebook: Codebook,
  instructions: Instructions,
  presets: Preset[],
  called: string[] = []
): Promise<Match | { problem: Problem; columns: ColumnMatch[] }> {
  const columns = fileColumns(shape);
  const meant = codebook.tables.find(({ name }) => name === instructions.table);
  const known = [...presets, ...codebook.presets];
  const fitting = findPreset(shape.header, known, codebook, meant?.name ?? null);
  const candidates: TableCandidate[] = [];
  const isDue = pace();
  for (const table of meant ? [meant] : codebook.tables) {
    if (isDue()) await yieldToMain();
    candidates.push(tableCandidate(table, evidenceOf(columns, table, codebook, instructions, fitting)));
  }
  const [best, second] = likeliest(candidates, called);
  if (!best) return { problem: { code: 'unknownTable', detail: {} }, columns: [] };

  const { table } = best;
  const preset = fitting?.preset.table === table.name ? fitting : null;
  const values = merged(preset?.preset.values, instructions.values);
  const isByPlace = shape.platform !== 'plain' || columns.some(({ name }) => stemOf(name).part !== null);
  const setting = { codebook, platform: shape.platform, isByPlace, values };
  const rival = second && isTie(best, second, called) ? second : null;
  if (!meant && (rival || !isClear(best, columns, preset !== null))) {
    const nearest: Problem['detail'] = best.variables > 0 ? { nearest: table.name } : {};
    const other: Problem['detail'] = rival && best.variables > 1 ? { other: rival.table.name } : {};
    const detail = { ...nearest, ...other, matched: best.variables, columns: columns.length };
    const guessed = await settled(best, columns, instructions, setting, best.variables > 0);
    return { problem: { code: 'unknownTable', detail }, columns: guessed.columns };
  }
  const found = await settled(best, columns, instructions, setting);
  const places = found.columns.filter(({ answering }) => answering?.question === table.area);
  const strange = places.find(({ certainty, reason }) => certainty === likely && reason !== 'values');
  if (strange && !places.some(({ taken }) => taken)) {
    const detail = { table: table.name, column: strange.header, examples: strange.examples.join(' ') };
    return { problem: { code: 'unknownAreas', detail }, columns: found.columns };
  }
  if (!places.some(({ taken }) => taken))
    return {
      problem: { code: 'noAreaColumn', detail: { table: table.name, column: table.area } },
      columns: found.columns
    };
  return { table, ...found, preset: preset?.drift ?? null, values };
}

/** Values that are looked at for personal things. */
const maxPersonal = 20;

interface TableCandidate extends Likely {
  evidence: Evidence[];
  /** columns that are called as its questions are, however certain that is */
  called: number;
}

function tableCandidate(table: TableSpec, evidence: Evidence[]): TableCandidate {
  const certain = evidence.flatMap((one) => (one?.answering && one.certainty === 1 ? [one.answering] : []));
  const called = evidence.filter((one) => one?.answering).length;
  const answered = new Set(certain.map(({ question }) => question));
  const isWhole = table.variables.every(({ name, optional }) => optional || answered.has(name));
  return { table, evidence, variables: answered.size, isWhole, called };
}

/** Two questions or more, and a fair share of the file or of the table, or a preset. */
function isClear(best: TableCandidate, columns: FileColumn[], isPreset: boolean): boolean {
  if (best.variables < 2) return false;
  const named = columns.filter(({ name }) => name !== '').length;
  return isPreset || best.called >= named * 0.3 || best.variables >= best.table.variables.length * 0.5;
}

async function settled(
  { table, evidence }: TableCandidate,
  columns: FileColumn[],
  { personal: insisted = [], neededOnly = false }: Instructions,
  setting: Setting,
  guesses = true
): Promise<Pick<Match, 'columns' | 'absent'>> {
  const said = doubted(evidence, columns, table, setting);
  const answers = answerers(said, columns, setting.platform);
  const answered = new Set(said.flatMap((one, place) => (answers[place] ? one!.answering!.question : [])));
  const free = table.variables.filter(({ name }) => !answered.has(name));
  const guess = guesses ? guesser(free, table, setting) : () => null;
  const needed = neededOnly ? neededColumns(setting.codebook, table) : null;
  const matches: ColumnMatch[] = [];
  const isDue = pace();
  for (const [place, { header, name, values }] of columns.entries()) {
    if (isDue()) await yieldToMain();
    const one = said[place] ?? (name === '' && values.length === 0 ? null : guess(name, values));
    const found = { answering: null, reason: null, certainty: 0, ...one };
    const seen = values.slice(0, maxPersonal);
    const kind =
      personal(name, seen) ?? (isFreeText(found.answering, seen, table, setting.codebook) ? 'freeText' : null);
    const isWanted = needed === null || needed.has(found.answering?.question ?? '');
    const taken = answers[place]! && isWanted && (kind === null || insisted.includes(header));
    matches.push({ header, ...found, taken, personal: kind, examples: kind === null ? values.slice(0, 3) : [] });
  }
  return { columns: matches, absent: free.filter(({ optional }) => !optional).map(({ name }) => name) };
}

function merged(some: Setting['values'] = {}, more: Setting['values'] = {}): Setting['values'] {
  const variables = [...new Set([...Object.keys(some), ...Object.keys(more)])];
  return Object.fromEntries(variables.map((question) => [question, { ...some[question], ...more[question] }]));
}
