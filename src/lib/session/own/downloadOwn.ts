import { writeOwn } from '../../codebook/own/readOwn';
import type { Own } from '../../codebook/own/own';
import { download } from '../../files/download';

/** All that is defined here of a survey, as a file that the page takes back. */
export const downloadOwn = (own: Own, survey: string): void =>
  download(new Blob([writeOwn(own, survey)], { type: 'application/json' }), 'own.json');
