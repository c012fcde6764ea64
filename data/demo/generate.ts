import { writeFileSync } from 'node:fs';
import { demoFiles } from './demo';
import { survey } from './places';

for (const [path, text] of demoFiles()) {
  writeFileSync(new URL(path, survey), text);
  console.log(`${path}  ${text.split('\n').length - 2} rows, ${(text.length / 1e6).toFixed(2)} MB`);
}
