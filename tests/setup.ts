import { beforeAll } from 'vitest';
import { baseLocale, overwriteGetLocale } from '../src/lib/paraglide/runtime';

// files share their modules (vite.config.ts): what one of them has spoken is not the language of the next
beforeAll(() => overwriteGetLocale(() => baseLocale));
