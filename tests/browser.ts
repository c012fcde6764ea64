import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** The host that the tests open: plain http and not localhost, so that the APIs of a secure context are really absent. */
export const host = 'intranet.test';

/** No other name resolves, so that a request that slips past a test's eyes fails all the same. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${host} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`
];

export interface Browser {
  path: string;
  version: string;
}

const oldest = 109;

const pathNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable'
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
  ...[process.env.HOME ?? '', '/'].flatMap((root) =>
    ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) =>
      join(root, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)
    )
  ),
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome', 'Microsoft\\Edge', 'Chromium'].map((name) =>
      join(process.env[variable] ?? '', name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe')
    )
  )
];

/** Each list of commands installs a browser with the manager it begins with. */
const packageManagers: string[][][] = [
  [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium']
  ],
  [['dnf', 'install', '-y', 'chromium']],
  [['apk', 'add', '--no-cache', 'chromium']],
  [['pacman', '-Sy', '--noconfirm', 'chromium']],
  [['zypper', '--non-interactive', 'install', 'chromium']],
  [['brew', 'install', '--cask', 'google-chrome']],
  [['winget', 'install', '-e', '--id', 'Google.Chrome', '--accept-source-agreements', '--accept-package-agreements']]
];

/**
 * A Chrome, Edge or Chromium that starts: one that is there, else Playwright's own, else the package manager's.
 * @throws Error that names the command which would install one
 */
export async function findBrowser(say: (line: string) => void): Promise<Browser> {
  const present = () => firstThatStarts([process.env.CHROME_PATH ?? '', ...onPath(pathNames), ...usualPlaces], say);
  const playwrights = () => firstThatStarts([chromium.executablePath()], say);
  const found = (await present()) ?? (await playwrights());
  if (found) return found;
  installPlaywrights(say);
  const downloaded = await playwrights();
  if (downloaded) return downloaded;
  installWithPackageManager(say);
  return (await present()) ?? fail();
}

function onPath(names: string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function firstThatStarts(paths: string[], say: (line: string) => void): Promise<Browser | null> {
  for (const path of new Set(paths.filter((path) => path && existsSync(path)))) {
    try {
      const browser = await chromium.launch({ executablePath: path, args: launchArguments, timeout: 60_000 });
      const version = browser.version();
      await browser.close();
      if (parseInt(version) >= oldest) return { path, version };
      say(`${path} is version ${version}; at least ${oldest} is needed`);
    } catch (error) {
      say(`${path} does not start: ${String(error).split('\n').slice(0, 3).join(' ')}`);
    }
  }
  return null;
}

function installPlaywrights(say: (line: string) => void): void {
  say('no Chrome, Edge or Chromium found; asking Playwright for its own: npx playwright install chromium --no-shell');
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  run([process.execPath, cli, 'install', 'chromium', '--no-shell'], say, env);
}

function installWithPackageManager(say: (line: string) => void): void {
  const commands = available();
  if (!commands) return;
  for (const command of commands)
    run([...asRoot(command), ...command], say, { ...process.env, DEBIAN_FRONTEND: 'noninteractive' });
}

function available(): string[][] | undefined {
  return packageManagers.find(([command]) =>
    onPath([command?.[0] ?? '', `${command?.[0]}.exe`]).some((path) => existsSync(path))
  );
}

/** Homebrew and winget refuse root; `sudo -n` fails at once where it would ask for a password. */
function asRoot([manager]: string[]): string[] {
  const isRoot = process.getuid?.() === 0;
  return isRoot || manager === 'brew' || manager === 'winget' ? [] : ['sudo', '-n'];
}

function run(command: string[], say: (line: string) => void, env: NodeJS.ProcessEnv): void {
  const line = command.join(' ');
  say(line);
  const { status, error } = spawnSync(command[0] ?? '', command.slice(1), { env, stdio: 'inherit', timeout: 300_000 });
  if (status !== 0) say(`failed (${error?.message ?? `exit code ${status}`}): ${line}`);
}

function fail(): never {
  const commands = available()?.map((command) => [...asRoot(command).slice(0, 1), ...command].join(' '));
  throw new Error(
    `no Chrome, Edge or Chromium (${oldest} or later) starts here and none could be installed. Install one with\n    ` +
      `${commands?.join(' && ') ?? 'npx playwright install --with-deps chromium'}\n` +
      'or name one: CHROME_PATH=/path/to/chrome npm test'
  );
}
