import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const read =
  'read the page through app.ts (read, readAll, boxes, look, tableCell, tableRecords): they wait until it is settled';
const wait = 'wait for settled(page) or for an expectation, never for time, the network or a second try';
const calls = (/** @type {string} */ names) => `CallExpression[callee.property.name=/^(${names})$/]`;

const calm = [
  {
    selector: calls('textContent|allTextContents|innerText|allInnerTexts|innerHTML|evaluateAll|boundingBox'),
    message: read
  },
  {
    selector: `${calls('evaluate')} MemberExpression[object.name='document'][property.name=/^(body|documentElement|querySelector|querySelectorAll|getElementById)$/]`,
    message: read
  },
  { selector: `${calls('poll')} Identifier[name=/^(read|readAll|boxes|look|tableCell|tableRecords)$/]`, message: wait },
  { selector: calls('waitFor|waitFor[A-Z]\\w+|toPass'), message: wait },
  { selector: `Literal[value='networkidle']`, message: wait },
  { selector: `Property[key.name='retries']`, message: wait },
  { selector: `NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']`, message: wait }
];

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'src/lib/paraglide/', 'node_modules/', 'project.inlang/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // U+3000 is how Chinese text is indented
      'no-irregular-whitespace': ['error', { skipTemplates: true }],
      // rows and results are replaced as a whole ($state.raw): plain sets are right in them
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } }
  },
  {
    // what reads the page without an expectation that waits stands in app.ts and firefox.ts, behind settled(); test.ts watches from outside
    files: ['tests/e2e/**/*.ts'],
    ignores: ['tests/e2e/app.ts', 'tests/e2e/firefox.ts', 'tests/e2e/follow.ts', 'tests/e2e/test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...calm] }
  },
  { files: ['tests/**', 'data/**', '*.ts', '*.js'], rules: { 'no-console': 'off' } }
);
