import validate, { type Format } from '@ooxml-tools/validate';

/**
 * What an office file says against the schema (ISO/IEC 29500), by Microsoft's Open XML SDK: where PowerPoint, Excel and WPS may offer to
 * repair it. Empty where it says nothing.
 */
export async function schemaFaults(bytes: Uint8Array, kind: Format): Promise<string[]> {
  // .NET takes no Buffer
  const faults = await validate(new Uint8Array(bytes), kind);
  return faults.map(({ path, description }) => `${path.partUri} ${path.xpath}: ${description}`);
}
