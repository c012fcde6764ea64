import { expect, test } from 'vitest';
import { droppedPack, sortFiles } from '../../../../src/lib/session/files/pack';

const files = (...paths: string[]) => paths.map((path) => ({ path, file: new Blob([]) }));
const paths = (placed: { path: string }[] | null) => placed?.map(({ path }) => path) ?? null;

test('sortFiles(files) takes CSVs without a survey.json for tables of the open survey', () => {
  const sorted = sortFiles(files('unit.csv', '职工表.csv'));
  expect(sorted.pack).toBeNull();
  expect(paths(sorted.tables)).toEqual(['unit.csv', '职工表.csv']);
});

test('sortFiles(files) takes a folder with a survey.json for a pack, with paths from its root', () => {
  const sorted = sortFiles(
    files('my/survey.json', 'my/areas.csv', 'my/waves/2014/wave.json', 'my/waves/2014/unit.csv')
  );
  expect(paths(sorted.pack)).toEqual(['survey.json', 'areas.csv', 'waves/2014/wave.json', 'waves/2014/unit.csv']);
  expect(sorted.tables).toEqual([]);
});

test('sortFiles(files) takes the answers of a built-in survey for a part of its pack, and no other JSON', () => {
  const sorted = sortFiles(
    files('my/survey.json', 'my/answers.json', 'my/gaps.json', 'my/shown.json', 'my/presets/wjx.json', 'my/map.json')
  );
  expect(paths(sorted.pack)).toEqual(['survey.json', 'answers.json', 'gaps.json', 'shown.json', 'presets/wjx.json']);
  expect(paths(sorted.boundaries)).toEqual(['my/map.json']);
});

test('sortFiles(files) finds a boundary beside a pack and beside tables, and leaves hidden files out', () => {
  const sorted = sortFiles(files('my/survey.json', 'my/boundary.geojson', 'my/.DS_Store'));
  expect(paths(sorted.boundaries)).toEqual(['my/boundary.geojson']);
  expect(paths(sorted.pack)).toEqual(['survey.json']);
  expect(paths(sortFiles(files('map.json', 'unit.csv')).boundaries)).toEqual(['map.json']);
});

test('droppedPack(files) reads what describes the survey and only names its data', async () => {
  const names = [
    'survey.json',
    'gaps.json',
    'shown.json',
    'questions.csv',
    'waves/2014/wave.json',
    'waves/2014/unit.csv'
  ];
  const { texts } = await droppedPack(names.map((path) => ({ path, file: new Blob([`text of ${path}`]) })));
  expect([...texts].filter(([, text]) => text !== '').map(([path]) => path)).toEqual(names.slice(0, -1));
});
