// Finds Chromium and Firefox and the other programs that tests talk to, installs what is missing where it can, and else
// says exactly what to install.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const places = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: ['/usr/bin/firefox-esr'],
};

/** Paths of both browsers; an empty Firefox path means Playwright's own build. Exits with a sentence where none can be had. */
export function findBrowsers() {
  if (isDebianRoot()) installFromDebian();
  const found = {
    chromium: process.env.CHROMIUM_PATH ?? first(places.chromium),
    firefox: process.env.FIREFOX_PATH ?? first(places.firefox),
  };
  const own = {
    chromium: found.chromium ?? playwrightsOwn('chromium'),
    firefox: found.firefox ?? playwrightsOwn('firefox'),
  };
  const missing = Object.keys(own).filter((name) => own[name] === undefined);
  if (missing.length > 0) stop(missing);
  return own;
}

function first(paths) {
  return paths.find((path) => existsSync(path));
}

function isDebianRoot() {
  const isRoot = process.getuid?.() === 0;
  return isRoot && existsSync('/etc/debian_version');
}

/** Only what is not there yet, so that a second run asks no registry. */
function installFromDebian() {
  const wanted = {
    chromium: '/usr/bin/chromium',
    'firefox-esr': '/usr/bin/firefox-esr',
    curl: '/usr/bin/curl',
    httpie: '/usr/bin/http',
    'python3-websockets': '/usr/lib/python3/dist-packages/websockets',
    tshark: '/usr/bin/tshark',
    'bind9-dnsutils': '/usr/bin/dig',
    'netcat-openbsd': '/usr/bin/nc',
  };
  const missing = Object.keys(wanted).filter((name) => !existsSync(wanted[name]) && isDebianPackage(name));
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(', ')} with apt-get…`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
}

/** Ubuntu's chromium package is an empty shell for a snap: there Playwright's own build is better. */
function isDebianPackage(name) {
  const isUbuntu = /^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));
  return !isUbuntu || !['chromium', 'firefox-esr'].includes(name);
}

/** Playwright's own build, downloaded where its host can be reached; '' stands for "let Playwright find it". */
function playwrightsOwn(name) {
  const { status } = spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', '--with-deps', name], {
    stdio: 'inherit',
  });
  return status === 0 ? '' : undefined;
}

function stop(missing) {
  console.error(
    `The tests need ${missing.join(' and ')}. Install them (Debian, Ubuntu: apt-get install chromium firefox-esr; else:`,
  );
  console.error(
    'npx playwright install chromium firefox), or set CHROMIUM_PATH and FIREFOX_PATH, then run npm test again.',
  );
  console.log('0 passed, 1 failed');
  process.exit(1);
}
