import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import Papa from 'papaparse';
import { readCodebook } from '../../src/lib/codebook/read/readCodebook';
import type { Codebook, Variable } from '../../src/lib/codebook/codebook';
import { gb18030 } from '../gb18030';
import { readPack, survey, wave } from './units';

/** The columns of the unit form that the yardstick's files have: 37, of every type that the form has. */
const columns = [
  'unit_id period district_code unit_type industry_code operating employees employees_female employees_migrant weight',
  'union_form members members_female members_migrant no_union_reasons chair_fulltime term_on_time audit_committee legal_person',
  'six_chair six_org six_activity six_rules six_funds six_satisfied collective_contract cc_workers transparency law_supervision',
  'mediation competition competition_workers pioneer_teams trained_workers service_point hardship_registered hardship_helped'
]
  .join(' ')
  .split(' ');

/** How a column is written: as the survey stores it, or as an office might. */
type Writing = (column: string, text: string, draw: () => number) => string;

export interface ManyRows {
  path: string;
  rows: number;
  encoding: 'utf-8' | 'gb18030';
  /** labels for codes, full-width digits, thousands marks, units, 是 and 否: something to clean in every column */
  dirty: boolean;
}

/** Writes a file of units drawn from the demo with a seed, each with an id of its own. */
export async function writeManyRows({ path, rows, encoding, dirty }: ManyRows): Promise<void> {
  const codebook = readCodebook(readPack());
  const variables = codebook.tables.find(({ name }) => name === 'unit')!.variables;
  const asked = columns.map((name) => variables.find((variable) => variable.name === name)!);
  const write = dirty ? office(asked, codebook) : (_: string, text: string) => text;
  const drawn = drawnRows();
  const draw = seeded(20140930);
  const encode = encoding === 'gb18030' ? gb18030 : (text: string) => Buffer.from(text);
  const file = createWriteStream(path);
  const header = dirty ? asked.map(({ label }) => quoted(label.zh!)) : columns;
  file.write(encode(`${header.join(',')}\n`));
  for (let row = 0, block: string[] = []; row < rows; row += 1) {
    const unit = drawn[Math.floor(draw() * drawn.length)]!;
    const id = `B${String(row).padStart(7, '0')}`;
    block.push(columns.map((name, at) => quoted(at === 0 ? id : write(name, unit[at]!, draw))).join(','));
    if (block.length === 5000 || row === rows - 1) {
      if (!file.write(encode(`${block.join('\n')}\n`))) await once(file, 'drain');
      block = [];
    }
  }
  file.end();
  await once(file, 'finish');
}

function drawnRows(): string[][] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(`${survey}/waves/${wave}/unit.csv`, 'utf8'), {
    header: true,
    skipEmptyLines: true
  });
  return data.map((row) => columns.map((name) => row[name] ?? ''));
}

/** Labels instead of codes; a number in fifty is written in an office's way. */
function office(variables: Variable[], codebook: Codebook): Writing {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const labels = new Map<string, Map<string, string>>();
  for (const { name, list } of variables) {
    const choices = list === null ? [] : codebook.choices.get(list)!;
    labels.set(name, new Map(choices.map((choice) => [choice.name, choice.label.zh!])));
  }
  const areas = new Map(codebook.areas.map(({ code, label }) => [code, label.zh!]));
  return (name, text, draw) => {
    if (text === '') return '';
    switch (byName.get(name)!.type) {
      case 'area':
        return name === 'township_code' ? text : areas.get(text)!;
      case 'boolean':
        return text === '1' ? '是' : '否';
      case 'select_one':
        return labels.get(name)!.get(text) ?? text;
      case 'select_multiple':
        return text
          .split('|')
          .map((code) => labels.get(name)!.get(code) ?? code)
          .join('┋');
      case 'integer':
        return draw() < 0.02 ? officeNumber(text, draw) : text;
      default:
        return text;
    }
  };
}

function officeNumber(text: string, draw: () => number): string {
  const way = Math.floor(draw() * 3);
  if (way === 0) return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return way === 1 ? `${text}人` : Number(text).toLocaleString('en-US');
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
