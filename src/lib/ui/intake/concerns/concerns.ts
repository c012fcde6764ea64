import type { Instructions } from '../../../intake/shape/instructions';
import { isWaiting } from '../../../intake/report/isWaiting';
import { notices, type Notice } from '../../../intake/report/notices';
import type { DoubtKind, DoubtReading } from '../../../intake/report/doubts';
import type { Damage, Doubt, IntakeReport, Reject, Repair } from '../../../intake/report/report';
import { unitLine } from '../../../intake/words/unitLine';
import { titles, total } from '../intakeState';

/** What somebody has to look at before a file is put in place. */
export type Concern =
  | { kind: 'reject'; reason: Reject['reason']; count: number }
  | { kind: 'areaNames'; column: string; names: { value: string; code: string }[]; count: number }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'columns'; count: number }
  | { kind: 'damage'; damage: Damage['kind']; columns: string[]; count: number }
  | { kind: 'doubt'; doubt: Doubt }
  | { kind: 'answered'; column: string; doubt: DoubtKind; reading: DoubtReading }
  | { kind: 'misread'; columns: string[]; count: number }
  | { kind: 'unitLine'; unit: string }
  | { kind: 'repair'; repair: Repair['kind']; count: number };

/** Why a record is no row though nothing is wrong with it. */
const harmless: Reject['reason'][] = ['total', 'repeatedHeader', 'note', 'example', 'invalid', 'leftOut'];

/** The worst first; leading zeros are the same unit either way, and are told in the findings. */
const damageKinds: Damage['kind'][] = [
  'duplicateKey',
  'scientific',
  'wideArea',
  'totalRow',
  'becameDate',
  'brokenText',
  'splitDiffers',
  'emptyRow',
  'heavyWeight',
  'zeroWeight'
];

/**
 * All that must be known of a file, the worst first: what is not counted, what counts twice or elsewhere than it seems,
 * what is left blank, what counts out of sight, what was mended. Nothing of it: the file is ready.
 * @param area question that names the area: what it does not name is told by its records
 */
export function concerns(report: IntakeReport, instructions: Instructions, area?: string): Concern[] {
  const open = notices(report, instructions).filter((notice) => !isSettled(notice));
  const isLost = ({ kind }: Notice) => kind === 'sheetUnread' || kind === 'areaFromSheets';
  const unit = unitLine(titles(report));
  return [
    ...rejected(report, area),
    ...open.filter(isLost).map(asConcern),
    ...waiting(report),
    ...damaged(report),
    ...doubted(report),
    ...misread(report, area),
    ...(unit === null ? [] : [{ kind: 'unitLine' as const, unit }]),
    ...open.filter((notice) => !isLost(notice)).map(asConcern),
    ...report.repairs.map(({ kind, count }) => ({ kind: 'repair' as const, repair: kind, count }))
  ];
}

/** What somebody has settled: it is told, needs no look any more, and can be taken back. */
export function settled(report: IntakeReport, instructions: Instructions): Concern[] {
  const answers = Object.entries(instructions.doubts ?? {}).flatMap(([column, said]) =>
    (Object.entries(said) as [DoubtKind, DoubtReading | null][]).flatMap(([doubt, reading]) =>
      reading === null ? [] : [{ kind: 'answered' as const, column, doubt, reading }]
    )
  );
  return [...notices(report, instructions).filter(isSettled).map(asConcern), ...answers];
}

/** Somebody has said that it stays out: it is told, and needs no look any more. */
function isSettled(notice: Notice): boolean {
  if (notice.kind === 'sheetUnread') return notice.sheet.use === 'leftOut';
  return (notice.kind === 'hiddenRows' || notice.kind === 'hiddenColumns') && notice.isLeftOut;
}

const asConcern = (notice: Notice): Concern => ({ kind: 'notice', notice });

/** More names of areas than these nobody reads in one line before a yes to all of them. */
const maxNames = 4;
/** One that is not understood may be wrong by any digit, and is like no other. */
const isCode = /^\d+$/;

function rejected({ rejectCounts, notUnderstood }: IntakeReport, area = ''): Concern[] {
  const likely = notUnderstood.filter(
    ({ column, value, suggestions }) => column === area && suggestions.length > 0 && !isCode.test(value)
  );
  const told = likely.length <= maxNames ? likely : [];
  const names = told.map(({ value, suggestions }) => ({ value, code: suggestions[0]! }));
  const others = { ...rejectCounts, unknownArea: (rejectCounts.unknownArea ?? 0) - total(told) };
  return [
    ...(names.length > 0 ? [{ kind: 'areaNames' as const, column: area, names, count: total(told) }] : []),
    ...(Object.entries(others) as [Reject['reason'], number][])
      .filter(([reason, count]) => count > 0 && !harmless.includes(reason))
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => ({ kind: 'reject' as const, reason, count }))
  ];
}

/** The names of the sheets are asked for by themselves. */
function waiting({ columns, sheetColumn }: IntakeReport): Concern[] {
  const count = columns.filter((column) => isWaiting(column) && column.header !== sheetColumn).length;
  return count > 0 ? [{ kind: 'columns', count }] : [];
}

function damaged({ damages }: IntakeReport): Concern[] {
  return damageKinds.flatMap((damage) => {
    const found = damages.filter(({ kind, count }) => kind === damage && count > 0);
    return found.length > 0
      ? [{ kind: 'damage' as const, damage, columns: found.map(({ column }) => column), count: total(found) }]
      : [];
  });
}

/** What waits for an answer before what was read and may be read in another way. */
function doubted({ doubts }: IntakeReport): Concern[] {
  const sorted = [...doubts].sort((a, b) => Number(a.taken !== null) - Number(b.taken !== null));
  return sorted.map((doubt) => ({ kind: 'doubt', doubt }));
}

/** What is told as a doubt or a damage of its column is not told once more as a text that nobody understands. */
function misread({ notUnderstood }: IntakeReport, area?: string): Concern[] {
  const all = notUnderstood.filter(({ column, told }) => column !== area && told === undefined);
  const found = [...new Set(all.map(({ column }) => column))].flatMap((column) => {
    const count = total(all.filter((one) => one.column === column));
    return count > 0 ? [{ column, count }] : [];
  });
  return found.length > 0 ? [{ kind: 'misread', columns: found.map(({ column }) => column), count: total(found) }] : [];
}
