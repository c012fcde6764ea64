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
    expect(body).not.toMatch(/ class=| style=/);
    for (const [, size] of body.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(11.5);
    expect(body).not.toContain('NaN');
    await expect(draw(body)).toMatchFileSnapshot(`snapshots/${name}.${locale}.svg`);
  });
});
