import type { NetworkInterfaceInfo } from 'node:os';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { announcement } from '#server/announce.ts';
import { bestAddress, machineAddresses } from '#server/lan.ts';
import { listen } from '#server/listen.ts';
import { whyUnwritable } from '#server/log.ts';
import { parseOptions, type Options } from '#server/options.ts';
import { terminalLanguage, terminalText } from '#server/terminal-text.ts';

const plainOptions: Options = { port: 8420, isExplicit: false, lan: false, names: [], data: undefined, help: false };

describe('options', () => {
  const accepted: [string, string[], Record<string, string>, Partial<Options>][] = [
    ['nothing', [], {}, {}],
    ['a port', ['--port', '9000'], {}, { port: 9000, isExplicit: true }],
    ['a port in the environment', [], { PORT: '9000' }, { port: 9000, isExplicit: true }],
    ['a port in both, the argument first', ['--port=1'], { PORT: '9000' }, { port: 1, isExplicit: true }],
    ['an empty variable', [], { PORT: '' }, {}],
    ['the network', ['--lan'], {}, { lan: true }],
    ['names', ['--host', 'A.example', '--host', 'b.local.'], {}, { names: ['a.example', 'b.local'] }],
    ['names in a row', ['--host', 'a', 'b', '--lan'], {}, { names: ['a', 'b'], lan: true }],
    ['a data folder', ['--data', '/tmp/x'], {}, { data: '/tmp/x' }],
    ['help', ['-h'], {}, { help: true }],
  ];

  it.each(accepted)('are read: %s', (_name, args, env, options) => {
    expect(parseOptions(args, env)).toEqual({ ...plainOptions, ...options });
  });

  const refused: [string, string[], string][] = [
    ['an unknown option', ['--prot', '1'], 'argument'],
    ['an argument without option', ['9000'], 'argument'],
    ['a port without number', ['--port'], 'argument'],
    ['a port that is no number', ['--port', 'http'], 'port-number'],
    ['a port that is too high', ['--port', '65536'], 'port-number'],
    ['a name with a port', ['--host', 'a:80'], 'host-name'],
    ['a name that is a site’s', ['--host', 'cpp.localhost'], 'host-name'],
  ];

  it.each(refused)('are refused in words: %s', (_name, args, problem) => {
    expect(parseOptions(args, {})).toMatchObject({ problem });
  });
});

describe('the port', () => {
  const nobody = { attach: () => {} };

  async function occupy(): Promise<{ port: number; free: () => Promise<unknown> }> {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    return { port, free: () => new Promise((resolve) => other.close(resolve)) };
  }

  it('is the next free one when the default one is taken', async () => {
    const taken = await occupy();
    const listening = await listen(nobody, { port: taken.port, isExplicit: false, lan: false });
    expect(listening.port).toBeGreaterThan(taken.port);
    expect(listening.port).toBeLessThan(taken.port + 20);
    await listening.close();
    await taken.free();
  });

  it('is an error when it was asked for and is taken', async () => {
    const taken = await occupy();
    await expect(listen(nobody, { port: taken.port, isExplicit: true, lan: false })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await taken.free();
  });

  it('is not taken when only IPv6 is free', async () => {
    const taken = await occupy();
    const listening = await listen(nobody, { port: taken.port, isExplicit: false, lan: true });
    expect(listening.port).not.toBe(taken.port);
    await listening.close();
    await taken.free();
  });
});

describe('the machine’s addresses', () => {
  const at = (address: string, internal = false): NetworkInterfaceInfo => {
    const family = address.includes(':') ? 'IPv6' : 'IPv4';
    return { address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 } as NetworkInterfaceInfo;
  };

  it('are told apart by interface and range', () => {
    const addresses = machineAddresses({
      lo: [at('127.0.0.1', true), at('::1', true)],
      docker0: [at('172.17.0.1')],
      'br-0123456789ab': [at('172.18.0.1')],
      veth1a2b: [at('fe80::1')],
      tun0: [at('10.8.0.2')],
      utun4: [at('10.9.0.2')],
      tailscale0: [at('100.101.102.103')],
      eth9: [at('100.64.0.9')],
      vmnet8: [at('192.168.56.1')],
      'vEthernet (WSL (Hyper-V firewall))': [at('172.30.0.1')],
      'VirtualBox Host-Only Network': [at('192.168.57.1')],
      en5: [at('169.254.7.7')],
      wlp2s0: [at('2001:db8::7'), at('fe80::7'), at('192.168.1.17')],
      'Wi-Fi': [at('10.0.0.5')],
    });
    expect(addresses.map(({ host, kind }) => `${kind} ${host}`)).toEqual([
      'wired 192.168.1.17',
      'wired 10.0.0.5',
      'wired [2001:db8::7]',
      'vpn 10.8.0.2',
      'vpn 10.9.0.2',
      'vpn 100.101.102.103',
      'vpn 100.64.0.9',
      'virtual 192.168.56.1',
      'virtual 192.168.57.1',
      'container 172.17.0.1',
      'container 172.18.0.1',
      'container 172.30.0.1',
      'unconfigured 169.254.7.7',
    ]);
    expect(bestAddress(addresses)?.host).toBe('192.168.1.17');
  });

  it('are none where there is no network', () => {
    expect(bestAddress(machineAddresses({ lo: [at('127.0.0.1', true)], docker0: [at('172.17.0.1')] }))).toBeUndefined();
  });

  it('are shown with a QR code of the best one', async () => {
    const interfaces = { wlan0: [at('192.168.1.17')], tun0: [at('10.8.0.2')] };
    const lines = await announcement(terminalText.en, { ...plainOptions, lan: true }, 8421, interfaces);
    const text = lines.join('\n');
    expect(text).toContain('http://localhost:8421/');
    expect(text).toContain('Port 8420 is taken');
    expect(text).toMatch(/http:\/\/192\.168\.1\.17:8421\/ +wlan0, cable or Wi-Fi/);
    expect(text).toMatch(/out of the class’s reach:\n +http:\/\/10\.8\.0\.2:8421\/ +tun0, VPN/);
    expect(text).toContain('▄');
  });

  it('are not shown to a server that is open to its own machine only', async () => {
    const lines = await announcement(terminalText.fr, plainOptions, 8420, { wlan0: [at('192.168.1.17')] });
    expect(lines.join('\n')).not.toContain('192.168');
    expect(lines.join('\n')).toContain('npm start -- --lan');
  });
});

describe('the terminal’s language', () => {
  it.each([
    [{ LANG: 'fr_CH.UTF-8' }, 'fr'],
    [{ LANG: 'fr' }, 'fr'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'de_CH.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'fy_NL' }, 'en'],
  ] as const)('of %o is %s', (env, language) => {
    expect(terminalLanguage(env)).toBe(language);
  });
});

describe('the data folder', () => {
  it('is made, and nothing is wrong with it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'data-'));
    expect(whyUnwritable(join(folder, 'new', 'one'))).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  it('cannot be where a file is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'data-'));
    writeFileSync(join(folder, 'file'), '');
    expect(whyUnwritable(join(folder, 'file'))).toBe('EEXIST');
    expect(whyUnwritable(join(folder, 'file', 'below'))).toBe('ENOTDIR');
    rmSync(folder, { recursive: true });
  });
});
