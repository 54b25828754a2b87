// Tells callers what it sees of them, and finds out its own address.

import type { Caller, Demo, Field, HttpRequest, HttpResponse, LocalNetwork } from '#demos/contract.ts';
import { preferredLanguage } from '#demos/host-rules.ts';
import { inWords } from '#demos/sentence.ts';
import { believed, nowheres, type Look } from './model.ts';
import { machinePath, mostInterfaces, path, saidPath, type Machine, type You } from './protocol.ts';
import { myAddressText } from './text.ts';

export const demo: Demo = {
  name: 'my-address',
  scope: 'visitor',
  create({ localNetwork }) {
    const machine = localNetwork && sharing(() => lookAround(localNetwork));
    const answers: Readonly<Record<string, (request: HttpRequest, caller: Caller) => Promise<You | Machine>>> = {
      [path]: async (request, { remote }) => describe(request, remote),
      [saidPath]: async (request) => describe(request, undefined),
      [machinePath]: async (_request, { remote }) => {
        if (!machine) return { known: false, why: 'no-network' };
        // What else the presenter's machine is connected to is nobody's business but the presenter's.
        return remote?.isHere ? machine() : { known: false, why: 'elsewhere' };
      },
    };
    return {
      async respond(request, caller) {
        const answer = answers[request.target.split('?')[0] ?? ''];
        if (!answer) return refusal(request, 404);
        if (request.method !== 'GET' && request.method !== 'HEAD')
          return refusal(request, 405, [['Allow', 'GET, HEAD']]);
        return json(await answer(request, caller));
      },
    };
  },
};

function describe({ method, target, version, headers }: HttpRequest, remote: Caller['remote']): You {
  const lines = headers.map(([name, value]) => `${name}: ${isSecret(name) ? '…' : value}`);
  return {
    address: remote?.address ?? null,
    port: remote?.port ?? null,
    said: [`${method} ${target} HTTP/${version}`, ...lines],
  };
}

/** A script may read an answer, but not every field that its browser sent: such an echo once stole HttpOnly cookies (TRACE). */
function isSecret(name: string): boolean {
  return /^(cookie|authorization)$/i.test(name);
}

async function lookAround(network: LocalNetwork): Promise<Machine> {
  const looks = await Promise.all(
    nowheres.map(async (towards): Promise<Look> => ({ towards, ...(await network.localAddressTowards(towards)) })),
  );
  const interfaces = network.interfaces().slice(0, mostInterfaces);
  return { known: true, looks: [...looks], believed: believed(looks) ?? null, interfaces: [...interfaces] };
}

/** However many ask at once, the system is asked once. */
function sharing<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asking: Promise<Value> | undefined;
  return () => (asking ??= ask().finally(() => (asking = undefined)));
}

function json(value: You | Machine): HttpResponse {
  const headers: Field[] = [
    ['Content-Type', 'application/json'],
    ['Cache-Control', 'no-store'],
  ];
  return { status: 200, headers, body: `${JSON.stringify(value, null, 2)}\n` };
}

function refusal(request: HttpRequest, status: 404 | 405, headers: readonly Field[] = []): HttpResponse {
  const language = preferredLanguage(request.headers);
  return inWords({ status, sentence: myAddressText[language].refusals[status], language, headers });
}
