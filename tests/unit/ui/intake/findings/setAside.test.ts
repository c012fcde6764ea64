import { expect, test } from 'vitest';
import { allLines, remedyOf, leaveOut, takeBack } from '../../../../../src/lib/ui/intake/findings/setAside';

test('takeBack(.., "total", lines) adds the lines to those taken back, each once', () => {
  expect(takeBack({ takenBack: [9], leftOut: [4] }, 'total', [7, 9])).toEqual({ takenBack: [7, 9] });
});

test('takeBack(.., "leftOut", lines) takes back what the person left out', () => {
  expect(takeBack({ takenBack: [9], leftOut: [4, 5] }, 'leftOut', [4])).toEqual({ leftOut: [5] });
});

test('leaveOut(.., lines) wins over a line that was taken back before', () => {
  expect(leaveOut({ takenBack: [9, 10] }, [10, 3])).toEqual({ leftOut: [3, 10], takenBack: [9] });
});

test.each([
  [{ kind: 'reject', reason: 'note' } as const, { takenBack: [3] }],
  [{ kind: 'reject', reason: 'leftOut' } as const, { leftOut: [] }],
  [{ kind: 'damage', column: 'unit_id', damage: 'duplicateKey' } as const, { leftOut: [3], takenBack: [] }],
  [{ kind: 'reject', reason: 'unknownArea' } as const, undefined],
  [{ kind: 'damage', column: 'unit_id', damage: 'scientific' } as const, undefined],
  [{ kind: 'check', rule: 'part_over_whole' } as const, undefined]
])('remedyOf(%o, { leftOut: [3] }) for line 3', (finding, change) => {
  expect(remedyOf(finding, { leftOut: [3] })?.change([3])).toEqual(change);
});

test.each([
  ['all of them are listed', 'total', { total: 1, unknownArea: 1 }, [7]],
  ['more are counted than listed', 'total', { total: 2, unknownArea: 1 }, null],
  ['nobody can take them back', 'unknownArea', { total: 1, unknownArea: 1 }, null],
  ['the person left them out, however many are listed', 'leftOut', { leftOut: 3 }, [3, 4, 5]]
] as const)('allLines where %s', (_, reason, rejectCounts, lines) => {
  const rejectSample = [
    { line: 7, reason: 'total', text: '' },
    { line: 8, reason: 'unknownArea', text: '' }
  ] as const;
  expect(allLines({ rejectCounts, rejectSample: [...rejectSample] }, reason, { leftOut: [3, 4, 5] })).toEqual(lines);
});
