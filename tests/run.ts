/** `npm test`: vitest (layers, data, unit, gallery), the production build, then the build in a real browser. Ends with `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { findBrowser } from './browser';

interface Count {
  passed: number;
  failed: number;
  /** titles of tests that did not run: each counts as failed */
  skipped: string[];
}

const say = (line: string) => console.log(line);
const started = Date.now();
const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;

say(`Node ${process.version} on ${process.platform} ${process.arch}`);
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

const counts: [string, Count][] = [
  ['messages', messages()],
  ['vitest', vitest()],
  ['build', build()],
  ['e2e', await e2e()]
];

say('');
for (const [name, { passed, failed, skipped }] of counts) {
  say(`${name.padEnd(9)}${passed} passed and ${failed} failed${skipped.length ? ', because not run:' : ''}`);
  for (const title of skipped) say(`          ${title}`);
}
if (!process.env.FIREFOX_PATH) say('not run: tests/e2e/firefox.spec.ts (FIREFOX_PATH=/usr/bin/firefox npm test)');
say(`in ${seconds()}`);
const passed = counts.reduce((sum, [, count]) => sum + count.passed, 0);
const failed = counts.reduce((sum, [, count]) => sum + count.failed, 0);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** What a change of the messages since `npm ci` asks for. */
function messages(): Count {
  const ok =
    spawnSync('npm', ['run', '--silent', 'messages'], { stdio: 'inherit', shell: process.platform === 'win32' })
      .status === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

function vitest(): Count {
  const report = 'test-results/vitest.json';
  const ok = node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`
  );
  return counted(ok, () => {
    const { testResults } = read(report) as VitestReport;
    const tests = testResults.flatMap((file) => file.assertionResults);
    const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    const isSkipped = (status: string) => status !== 'passed' && status !== 'failed';
    return {
      passed: tests.filter((test) => test.status === 'passed').length,
      failed: tests.filter((test) => test.status === 'failed').length + unloaded.length,
      skipped: tests.filter((test) => isSkipped(test.status)).map((test) => test.fullName)
    };
  });
}

function build(): Count {
  const ok = node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

async function e2e(): Promise<Count> {
  const report = 'test-results/e2e.json';
  try {
    const { path, version } = await findBrowser(say);
    say(`browser: ${path}, version ${version}`);
    process.env.CHROME_PATH = path;
  } catch (error) {
    say(`e2e tests cannot run: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  process.env.TEST_PORT = String(await freePort());
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
  const cli = 'node_modules/@playwright/test/cli.js';
  // under load a driven Firefox now and then never starts a worker, which one opened by hand does: its tests run where it is named
  const projects = process.env.FIREFOX_PATH ? [] : ['--project=chromium'];
  const ok = node(cli, 'test', '--config', 'tests/playwright.config.ts', '--reporter', 'list,json', ...projects);
  return counted(ok, () => {
    const { stats, suites, errors } = read(report) as PlaywrightReport;
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: suites.flatMap(skippedTitles)
    };
  });
}

function skippedTitles(suite: PlaywrightSuite): string[] {
  const own = (suite.specs ?? []).filter((spec) => spec.tests.some((test) => test.status === 'skipped'));
  return [...own.map((spec) => `${suite.title} › ${spec.title}`), ...(suite.suites ?? []).flatMap(skippedTitles)];
}

/** A run that ends badly has at least one failure, whatever its report says, and so has one without a report. */
function counted(ok: boolean, count: () => Count): Count {
  try {
    const { passed, failed, skipped } = count();
    const all = failed + skipped.length;
    return { passed, failed: ok ? all : Math.max(all, 1), skipped };
  } catch (error) {
    say(`no report: ${error}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

function node(...command: string[]): boolean {
  say(`\n$ node ${command.join(' ')}   (at ${seconds()})`);
  return spawnSync(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

interface VitestReport {
  testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  title: string;
  specs?: { title: string; tests: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}
