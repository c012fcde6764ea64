import type { FormBook } from './formBook';

/** A form as an .xlsx: heads with notes, an example row, drop-down lists. No text in it is a formula. */
export async function writeForm(form: FormBook): Promise<Blob> {
  const [{ strToU8, zipSync }, { formParts }] = await Promise.all([import('fflate'), import('./formParts')]);
  const parts = Object.entries(formParts(form)).map(([path, xml]) => [path, strToU8(xml)] as const);
  return new Blob([zipSync(Object.fromEntries(parts)) as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  });
}
