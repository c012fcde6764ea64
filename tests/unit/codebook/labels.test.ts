import { expect, test } from 'vitest';
import { labelsOf } from '../../../src/lib/codebook/labels';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { packOf } from '../../pack';

test('labelsOf(codebook) names townships, answers, questions and indicators: what a list of units and the pages draw', () => {
  const labels = new Set(labelsOf(readCodebook(packOf('xiaogan'))).map(({ zh }) => zh));
  for (const word of ['卧龙乡', '制造业', '报送地区', '建会率']) expect(labels, word).toContain(word);
});
