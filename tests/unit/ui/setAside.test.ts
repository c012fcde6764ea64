import { expect, test } from 'vitest';
import { remedyOf, leaveOut, takeBack } from '../../../src/lib/ui/setAside';

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
