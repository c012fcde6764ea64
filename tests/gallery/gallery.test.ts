import { render } from 'svelte/server';
import { afterEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '../../src/lib/paraglide/runtime';
import type { Locale } from './example';
import { examples } from './index';

const locales: Locale[] = ['zh-CN', 'en'];
const draw = (html: string) => html.replace(/<!--.*?-->/g, '').replace(/></g, '>\n<') + '\n';

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

describe.each(locales)('gallery in %s', (locale) => {
  test.each(examples)('$name looks as it did when a person last looked', async ({ name, component, props }) => {
    overwriteGetLocale(() => locale);
    const { body } = render(component, { props: props(locale) });
    await expect(draw(body)).toMatchFileSnapshot(`snapshots/${name}.${locale}.svg`);
  });
});
