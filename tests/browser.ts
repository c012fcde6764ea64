import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { launch } from 'puppeteer-core';

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

const oldest = { chromium: 109, firefox: 115 };
type Engine = keyof typeof oldest;

const within = (folders: string[], ...places: string[]) =>
  folders.flatMap((folder) => places.map((place) => join(folder, place)));
const onMac = (name: string, program = name) =>
  within([process.env.HOME ?? '', '/'], join('Applications', `${name}.app`, 'Contents', 'MacOS', program));
const onWindows = (...places: string[]) =>
  within(
    ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((variable) => process.env[variable] ?? ''),
    ...places
  );

const names: Record<Engine, string[]> = {
  chromium: [
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'microsoft-edge-stable'
  ],
  firefox: ['firefox', 'firefox-esr']
};

const usualPlaces: Record<Engine, string[]> = {
  chromium: [
    '/usr/bin/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
    ...['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) => onMac(name)),
    ...onWindows(
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe'
    )
  ],
  firefox: [...onMac('Firefox', 'firefox'), ...onWindows('Mozilla Firefox\\firefox.exe')]
};

interface PackageManager {
  /** what is run before and what the name of the package is added to */
  commands: string[][];
  packages: Record<Engine, string>;
}

const packageManagers: PackageManager[] = [
  {
    commands: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends']
    ],
    packages: { chromium: 'chromium', firefox: 'firefox-esr' }
  },
  { commands: [['dnf', 'install', '-y']], packages: { chromium: 'chromium', firefox: 'firefox' } },
  { commands: [['apk', 'add', '--no-cache']], packages: { chromium: 'chromium', firefox: 'firefox-esr' } },
  { commands: [['pacman', '-Sy', '--noconfirm']], packages: { chromium: 'chromium', firefox: 'firefox' } },
  {
    commands: [['zypper', '--non-interactive', 'install']],
    packages: { chromium: 'chromium', firefox: 'MozillaFirefox' }
  },
  { commands: [['brew', 'install', '--cask']], packages: { chromium: 'google-chrome', firefox: 'firefox' } },
  {
    commands: [['winget', 'install', '--accept-source-agreements', '--accept-package-agreements', '-e', '--id']],
    packages: { chromium: 'Google.Chrome', firefox: 'Mozilla.Firefox' }
  }
];

/**
 * A Chrome, Edge or Chromium that starts: one that is there, else Playwright's own, else the package manager's.
 * @throws Error that names the command which would install one
 */
export async function findBrowser(say: (line: string) => void): Promise<Browser> {
  const starts = async (path: string) => {
    const browser = await chromium.launch({ executablePath: path, args: launchArguments, timeout: 60_000 });
    const version = browser.version();
    await browser.close();
    return version;
  };
  const present = () => firstThatStarts('chromium', process.env.CHROME_PATH, starts, say);
  const playwrights = () => firstOf([chromium.executablePath()], 'chromium', starts, say);
  const found = (await present()) ?? (await playwrights());
  if (found) return found;
  installPlaywrights(say);
  const downloaded = await playwrights();
  if (downloaded) return downloaded;
  installWithPackageManager('chromium', say);
  return (await present()) ?? fail();
}

/** A Firefox that starts: one that is there, else the package manager's; null where there is none. */
export async function findFirefox(say: (line: string) => void): Promise<Browser | null> {
  const starts = async (path: string) => {
    const browser = await launch({ browser: 'firefox', executablePath: path, timeout: 60_000 });
    const version = await browser.version();
    await browser.close();
    return version.replace(/^\D+/, '');
  };
  const present = () => firstThatStarts('firefox', process.env.FIREFOX_PATH, starts, say);
  const found = await present();
  if (found) return found;
  installWithPackageManager('firefox', say);
  return present();
}

/** Starts a browser at a path. @returns its version */
type Start = (path: string) => Promise<string>;

function onPath(names: string[]): string[] {
  return within((process.env.PATH ?? '').split(delimiter), ...names);
}

const firstThatStarts = (engine: Engine, named: string | undefined, starts: Start, say: (line: string) => void) =>
  firstOf([named ?? '', ...onPath(names[engine]), ...usualPlaces[engine]], engine, starts, say);

async function firstOf(
  paths: string[],
  engine: Engine,
  starts: Start,
  say: (line: string) => void
): Promise<Browser | null> {
  for (const path of new Set(paths.filter((path) => path && existsSync(path)))) {
    try {
      const version = await starts(path);
      if (parseInt(version) >= oldest[engine]) return { path, version };
      say(`${path} is version ${version}; at least ${oldest[engine]} is needed`);
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

function installWithPackageManager(engine: Engine, say: (line: string) => void): void {
  for (const command of installing(engine) ?? [])
    run(command, say, { ...process.env, DEBIAN_FRONTEND: 'noninteractive' });
}

/** The commands that install a browser with the package manager that this machine has. */
function installing(engine: Engine): string[][] | undefined {
  const found = packageManagers.find(({ commands }) => {
    const manager = commands[0]?.[0] ?? '';
    return onPath([manager, `${manager}.exe`]).some((path) => existsSync(path));
  });
  return found?.commands.map((command, at, { length }) => [
    ...asRoot(command),
    ...command,
    ...(at === length - 1 ? [found.packages[engine]] : [])
  ]);
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
  const commands = installing('chromium')?.map((command) => command.filter((word) => word !== '-n').join(' '));
  throw new Error(
    `no Chrome, Edge or Chromium (${oldest.chromium} or later) starts here and none could be installed. Install one with\n    ` +
      `${commands?.join(' && ') ?? 'npx playwright install --with-deps chromium'}\n` +
      'or name one: CHROME_PATH=/path/to/chrome npm test'
  );
}
