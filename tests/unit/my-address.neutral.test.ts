import { describe, expect, it } from 'vitest';
import type { Caller, Capabilities, HttpRequest, HttpResponse, LocalNetwork } from '#demos/contract.ts';
import { demo } from '#demos/my-address/backend.ts';
import { believed, isLoopback, nowheres, valueSaid, type Look } from '#demos/my-address/model.ts';
import {
  machinePath,
  mostInterfaces,
  path,
  readMachine,
  readYou,
  saidPath,
  type Machine,
} from '#demos/my-address/protocol.ts';

const base: Capabilities = {
  clock: { now: () => 0 },
  timers: { after: () => () => {} },
  random: { bytes: (length) => new Uint8Array(length) },
};

const here: Caller = {
  visitor: 'v',
  exchange: 'e',
  isPresenter: true,
  remote: { address: '127.0.0.1', port: 51514, isHere: true },
};
const elsewhere: Caller = { ...here, remote: { address: '192.168.1.10', port: 50002, isHere: false } };
const inPage: Caller = { visitor: 'v', exchange: 'e', isPresenter: true };

/** A machine that answers these addresses in turn; what is no address is a fault. */
function machineThat(answers: readonly string[], interfaces = 2): LocalNetwork & { asked: number } {
  return {
    asked: 0,
    interfaces: () =>
      Array.from({ length: interfaces }, (_, index) => ({
        name: `eth${index}`,
        address: `192.168.${index}.20`,
        prefix: 24,
        isInternal: false,
      })),
    async localAddressTowards() {
      const answer = answers[this.asked++ % answers.length] ?? '';
      return answer.startsWith('E') ? { fault: answer } : { address: answer };
    },
  };
}

async function ask(
  target: string,
  caller: Caller,
  localNetwork?: LocalNetwork,
  request: Partial<HttpRequest> = {},
): Promise<HttpResponse> {
  const backend = demo.create(localNetwork ? { ...base, localNetwork } : base);
  const body = (async function* () {})();
  const whole: HttpRequest = {
    method: 'GET',
    target,
    version: '1.1',
    headers: [['Host', 'localhost']],
    body,
    ...request,
  };
  return (await backend.respond?.(whole, caller)) as HttpResponse;
}

const json = async (answer: Promise<HttpResponse>): Promise<unknown> => JSON.parse(String((await answer).body));

describe('what the server sees of a caller', () => {
  it('is the connection’s other end and what was said', async () => {
    expect(await json(ask(path, elsewhere))).toEqual({
      address: '192.168.1.10',
      port: 50002,
      said: ['GET /demos/my-address HTTP/1.1', 'Host: localhost'],
    });
  });

  it('is no address in the page', async () => {
    expect(readYou(await json(ask(path, inPage)))).toMatchObject({ address: null, port: null });
  });

  it('does not follow what a field line claims', async () => {
    const headers = [['X-Forwarded-For', '203.0.113.7']] as const;
    const you = readYou(await json(ask(path, elsewhere, undefined, { headers })));
    expect(you?.address).toBe('192.168.1.10');
    expect(valueSaid(you?.said ?? [], 'x-forwarded-for')).toBe('203.0.113.7');
  });

  it('is told without address where only the said is asked for', async () => {
    expect(await json(ask(`${saidPath}?x`, here))).toMatchObject({ address: null, port: null });
  });

  it('does not give a script the cookies that are kept from it', async () => {
    const headers = [
      ['Cookie', 'visitor=secret'],
      ['authorization', 'Basic secret'],
    ] as const;
    const answer = await ask(path, here, undefined, { headers });
    expect(answer.body).toContain('Cookie: …');
    expect(answer.body).not.toContain('secret');
  });

  it('is kept by no cache', async () => {
    expect((await ask(path, here)).headers).toContainEqual(['Cache-Control', 'no-store']);
  });
});

describe('what the server finds of itself', () => {
  const found = async (answers: readonly string[], caller = here) =>
    readMachine(await json(ask(machinePath, caller, machineThat(answers)))) as Extract<Machine, { known: true }>;

  it('is the address that two or three ways out agree on', async () => {
    expect(await found(['192.168.1.20'])).toMatchObject({ known: true, believed: '192.168.1.20' });
    const { looks, believed: address } = await found(['10.8.0.2', '192.168.1.20', '192.168.1.20']);
    expect(looks.map(({ towards }) => towards)).toEqual(nowheres);
    expect(address).toBe('192.168.1.20');
  });

  it('is nothing where they disagree, or there is no way out', async () => {
    expect((await found(['10.8.0.2', '192.168.1.20', 'ENETUNREACH'])).believed).toBeNull();
    const offline = await found(['ENETUNREACH']);
    expect(offline.believed).toBeNull();
    expect(offline.looks.map(({ fault }) => fault)).toEqual(['ENETUNREACH', 'ENETUNREACH', 'ENETUNREACH']);
  });

  it('is told on its own machine only', async () => {
    const answer = ask(machinePath, elsewhere, machineThat(['192.168.1.20']));
    expect((await answer).body).not.toContain('192.168');
    expect(await json(answer)).toEqual({ known: false, why: 'elsewhere' });
    expect(await json(ask(machinePath, inPage, machineThat(['192.168.1.20'])))).toEqual({
      known: false,
      why: 'elsewhere',
    });
  });

  it('is nothing where the host has no sockets', async () => {
    expect(await json(ask(machinePath, here))).toEqual({ known: false, why: 'no-network' });
  });

  it('names a bounded number of interfaces', async () => {
    const answer = readMachine(await json(ask(machinePath, here, machineThat(['192.168.1.20'], 500))));
    expect(answer).toHaveProperty('interfaces.length', mostInterfaces);
  });

  it('is looked for once, however many ask at once', async () => {
    const machine = machineThat(['192.168.1.20']);
    const backend = demo.create({ ...base, localNetwork: machine });
    const body = (async function* () {})();
    const request: HttpRequest = { method: 'GET', target: machinePath, version: '1.1', headers: [], body };
    await Promise.all(Array.from({ length: 50 }, () => backend.respond?.(request, here)));
    expect(machine.asked).toBe(nowheres.length);
  });
});

describe('refusals', () => {
  it.each([
    ['GET', '/demos/my-address/elsewhere', 404],
    ['GET', '/demos/my-address/__proto__', 404],
    ['POST', path, 405],
    ['DELETE', machinePath, 405],
  ])('%s %s is answered %i with a sentence in the caller’s language', async (method, target, status) => {
    const french = await ask(target, here, undefined, { method, headers: [['Accept-Language', 'fr']] });
    expect(french.status).toBe(status);
    expect(french.headers).toContainEqual(['Content-Language', 'fr']);
    expect(String(french.body)).toMatch(/^Il n’y a rien .+\.\n$/);
  });

  it('say which methods are allowed', async () => {
    expect((await ask(path, here, undefined, { method: 'PUT' })).headers).toContainEqual(['Allow', 'GET, HEAD']);
  });

  it.each([null, 1, {}, { address: 1, port: 'x', said: [] }, { known: true }, { known: false, why: '?' }])(
    'an answer like %j is none',
    (value) => {
      expect(readYou(value)).toBeUndefined();
      expect(readMachine(value)).toBeUndefined();
    },
  );
});

describe('rules', () => {
  it('believe nobody who was heard once', () => {
    const looks: Look[] = nowheres.map((towards, index) => ({ towards, address: `10.0.0.${index}` }));
    expect(believed(looks)).toBeUndefined();
    expect(believed([])).toBeUndefined();
  });

  it('know the machine’s own loop', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', '192.168.1.20', '::2'].map(isLoopback)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
