import { gunzipSync, gzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, HttpResponse } from '#demos/contract.ts';
import { demo } from '#demos/http-exchange/backend.ts';
import { commandsFor } from '#demos/http-exchange/commands.ts';
import type { Answer } from '#demos/http-exchange/connection.ts';
import { boundaryIn, readPairs, readParts } from '#demos/http-exchange/form.ts';
import { nextAfter, remarksOn } from '#demos/http-exchange/model.ts';
import { readOctets, writeOctets } from '#demos/http-exchange/octet-text.ts';
import { presetGroups, presetText, type PresetName } from '#demos/http-exchange/presets.ts';
import { largestContent, paths } from '#demos/http-exchange/protocol.ts';
import { readRequests, withField, writeRequest } from '#demos/http-exchange/request.ts';
import { valuesOf } from '#demos/host-rules.ts';
import { preferredType, takesCoding } from '#demos/negotiation.ts';
import { decodeExchange } from '#wire/decode-exchange.ts';
import { mostUnpacked, unpackGzip } from '#wire/http1-coding.ts';
import { octetsOf, textOf } from '#wire/http1-octets.ts';

const presetNames = Object.values(presetGroups).flat() as PresetName[];
const setting = { authority: 'localhost:8420', language: 'en' } as const;

async function* content(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

interface Wish {
  readonly fields?: readonly Field[];
  readonly body?: string | Uint8Array;
  readonly visitor?: string;
}

/** A backend whose clock stands where it is put. */
function host() {
  const time = { now: 0 };
  const backend = demo.create({
    clock: { now: () => time.now },
    timers: {
      after(_, task) {
        queueMicrotask(task);
        return () => undefined;
      },
    },
    random: { bytes: (length) => new Uint8Array(length) },
  });
  const ask = async (line: string, { fields = [], body = '', visitor = 'v' }: Wish = {}): Promise<HttpResponse> => {
    const [method = '', target = ''] = line.split(' ');
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const answer = await backend.respond?.(
      { method, target, version: '1.1', headers: fields, body: content(bytes) },
      { visitor, exchange: 'e', isPresenter: true },
    );
    if (!answer) throw new Error('The backend does not respond.');
    return answer;
  };
  return { ask, time };
}

const field = (response: HttpResponse, name: string) => valuesOf(response.headers, name)[0];
const jsonType: Field = ['Content-Type', 'application/json'];

function octetsIn(text: string): Uint8Array {
  const read = readOctets(text);
  if (!read.ok) throw new Error(read.escape);
  return read.octets;
}

describe('typed octets', () => {
  it('takes Enter for CR LF and escapes for everything else', () => {
    expect(textOf(octetsIn('a\nb\\nc\\r\\t\\0\\x41\\xff\\\\'))).toBe('a\r\nb\nc\r\t\0A\xff\\');
    expect(textOf(octetsIn('é'))).toBe('\xc3\xa9');
    // Words that every object knows are words all the same.
    expect(textOf(octetsIn('valueOf'))).toBe('valueOf');
  });

  it.each(['\\', '\\q', '\\xg0', 'a\\x1', '\\ '])('names the escape that is none: %j', (text) => {
    expect(readOctets(text)).toMatchObject({ ok: false, escape: expect.stringMatching(/^\\/) as string });
  });

  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
        ),
        (octets) => {
          expect(octetsIn(writeOctets(octets))).toEqual(new Uint8Array(octets));
        },
      ),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readOctets(text)));
  });
});

describe('requests, read before they are sent', () => {
  const missing = (text: string) => readRequests(octetsIn(text));

  it('counts whole ones, pipelined or not', () => {
    expect(missing(presetText('get', setting))).toMatchObject({ fault: undefined, missing: undefined });
    expect(missing(presetText('pipelining', setting)).whole).toHaveLength(3);
  });

  it('says what a server still waits for', () => {
    expect(missing(presetText('no-end', setting)).missing).toBe('head');
    expect(missing(presetText('length-too-long', setting)).missing).toEqual({ octets: 12 });
    expect(missing('POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n3\nabc\n').missing).toBe('chunks');
  });

  it('finds the fault where the rest of a too short content is read as a request', () => {
    const read = missing(presetText('length-too-short', setting));
    expect(read.whole).toHaveLength(1);
    expect(read.fault?.status).toBe(400);
  });

  it.each(['space-before-colon', 'bare-lf', 'folded', 'two-lengths', 'not-http'] as const)(
    'finds the fault of %s',
    (name) => {
      expect(missing(presetText(name, setting)).fault).toBeDefined();
    },
  );

  it('never throws and never loops, whatever the octets', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => void readRequests(octets)));
    const mutated = fc.tuple(fc.constantFrom(...presetNames), fc.nat(300), fc.nat(255));
    fc.assert(
      fc.property(mutated, ([name, at, octet]) => {
        const octets = octetsIn(presetText(name, setting)).slice();
        octets[at % octets.length] = octet;
        readRequests(octets);
      }),
    );
  });

  it('writes what it reads', () => {
    const [request] = missing(presetText('post-form', setting)).whole;
    expect(request && writeRequest(request)).toBe(presetText('post-form', setting));
  });

  it('replaces a field in its place, whatever its case, or adds it', () => {
    const head = {
      method: 'GET',
      target: '/',
      version: '1.1',
      headers: [
        ['A', '1'],
        ['b', '2'],
        ['c', '3'],
      ] as Field[],
    } as const;
    expect(withField(head, ['B', 'x']).headers).toEqual([
      ['A', '1'],
      ['B', 'x'],
      ['c', '3'],
    ]);
    expect(withField(head, ['d', '4']).headers.at(-1)).toEqual(['d', '4']);
  });
});

describe('presets', () => {
  it.each(presetNames)(
    '%s is whole in both languages, and its lengths are right but where they are to be wrong',
    (name) => {
      for (const language of ['fr', 'en'] as const) {
        const read = readRequests(octetsIn(presetText(name, { ...setting, language })));
        const isFaulty = (presetGroups.faults as readonly string[]).includes(name) && name !== 'malformed';
        expect(read.fault !== undefined || read.missing !== undefined).toBe(isFaulty);
      }
    },
  );
});

describe('negotiation', () => {
  it('prefers by weight, then by order, the most specific range deciding', () => {
    const offered = ['text/plain', 'text/html', 'application/json'] as const;
    expect(preferredType(undefined, offered)).toBe('text/plain');
    expect(preferredType('*/*', offered)).toBe('text/plain');
    expect(preferredType('text/*;q=0.5, application/json', offered)).toBe('application/json');
    expect(preferredType('text/plain;q=0, text/*', offered)).toBe('text/html');
    expect(preferredType('image/png', offered)).toBeUndefined();
    expect(preferredType('', offered)).toBeUndefined();
  });

  it('takes a coding that is named and not refused', () => {
    expect(takesCoding('gzip', 'gzip')).toBe(true);
    expect(takesCoding('br, *;q=0.1', 'gzip')).toBe(true);
    expect(takesCoding('gzip;q=0', 'gzip')).toBe(false);
    expect(takesCoding(undefined, 'gzip')).toBe(false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void [preferredType(text, ['a/b']), takesCoding(text, 'gzip')]));
  });
});

describe('the server', () => {
  it('greets in the form and the language that are preferred, or says 406', async () => {
    const { ask } = host();
    const french = await ask(`GET ${paths.hello}`, {
      fields: [
        ['Accept-Language', 'fr'],
        ['Accept', 'application/json'],
      ],
    });
    expect(field(french, 'content-type')).toBe('application/json');
    expect(String(french.body)).toContain('Bonjour');
    expect(await ask(`GET ${paths.hello}`, { fields: [['Accept', 'image/png']] })).toMatchObject({ status: 406 });
  });

  it('answers 404, 405 with Allow, and OPTIONS', async () => {
    const { ask } = host();
    expect(await ask('GET /demos/http-exchange/nowhere')).toMatchObject({ status: 404 });
    const refused = await ask(`DELETE ${paths.hello}`);
    expect([refused.status, field(refused, 'allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const options = await ask(`OPTIONS ${paths.notes}/1`);
    expect([options.status, field(options, 'allow')]).toEqual([204, 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS']);
    for (const method of ['constructor', 'toString', '__proto__', 'GETT'])
      expect(await ask(`${method} ${paths.hello}`)).toMatchObject({ status: 405 });
  });

  it('keeps notes: POST adds, PUT replaces, PATCH merges, DELETE removes', async () => {
    const { ask } = host();
    const note = '{"title":"a","text":"b"}';
    const added = await ask(`POST ${paths.notes}`, { fields: [jsonType], body: note });
    expect([added.status, field(added, 'location')]).toEqual([201, `${paths.notes}/2`]);
    expect(await ask(`PUT ${paths.notes}/7`, { fields: [jsonType], body: note })).toMatchObject({ status: 201 });
    expect(await ask(`PUT ${paths.notes}/7`, { fields: [jsonType], body: note })).toMatchObject({ status: 200 });
    const merged = await ask(`PATCH ${paths.notes}/7`, {
      fields: [['Content-Type', 'application/merge-patch+json']],
      body: '{"text":"c"}',
    });
    expect(merged).toMatchObject({ status: 200, body: '{"title":"a","text":"c"}\n' });
    expect(await ask(`DELETE ${paths.notes}/7`)).toMatchObject({ status: 204 });
    expect(await ask(`DELETE ${paths.notes}/7`)).toMatchObject({ status: 404 });
  });

  it('refuses a note of another type, shape or size, and a change to another version', async () => {
    const { ask } = host();
    const put = (body: string, ...fields: Field[]) =>
      ask(`PUT ${paths.notes}/1`, { fields: [jsonType, ...fields], body });
    expect(await ask(`PUT ${paths.notes}/1`, { body: '{}' })).toMatchObject({ status: 415 });
    expect(await put('{')).toMatchObject({ status: 400 });
    expect(await put('{"title":""}')).toMatchObject({ status: 422 });
    expect(await put(`"${'x'.repeat(largestContent)}"`)).toMatchObject({ status: 413 });
    expect(await put('{"title":"a","text":""}', ['If-Match', '"other"'])).toMatchObject({ status: 412 });
    const tag = field(await ask(`GET ${paths.notes}/1`), 'etag') ?? '';
    expect(await put('{"title":"a","text":""}', ['If-Match', tag])).toMatchObject({ status: 200 });
    const patch = await ask(`PATCH ${paths.notes}/1`, {
      fields: [['Content-Type', 'application/merge-patch+json']],
      body: '{"__proto__":{"x":1}}',
    });
    expect(patch.status).toBe(422);
  });

  it('keeps ten notes a visitor, and each visitor’s apart', async () => {
    const { ask } = host();
    const post = (visitor: string) =>
      ask(`POST ${paths.notes}`, { fields: [jsonType], body: '{"title":"a","text":""}', visitor });
    for (let count = 2; count <= 10; count += 1) expect(await post('v')).toMatchObject({ status: 201 });
    expect(await post('v')).toMatchObject({ status: 409 });
    expect(await post('w')).toMatchObject({ status: 201 });
    expect(await ask(`DELETE ${paths.notes}`)).toMatchObject({ status: 204 });
    expect(await post('v')).toMatchObject({ status: 201 });
  });

  it('understands a form in each of its three forms', async () => {
    const { ask } = host();
    for (const name of ['post-form', 'post-json', 'post-multipart'] as const) {
      const [request] = readRequests(octetsIn(presetText(name, { ...setting, language: 'fr' }))).whole;
      const answer = await ask(`POST ${paths.form}`, {
        fields: request?.head.headers ?? [],
        body: request?.body ?? '',
      });
      const said = JSON.parse(String(answer.body)) as { fields: unknown[] };
      expect(said.fields.slice(0, 2)).toEqual([
        { name: 'nom', value: 'Zoé' },
        { name: 'boisson', value: 'café crème' },
      ]);
      if (name === 'post-multipart')
        expect(said.fields[2]).toEqual({ name: 'file', file: { name: 'menu.txt', type: 'text/plain', octets: 20 } });
    }
    expect(await ask(`GET ${paths.form}?a=%zz`)).toMatchObject({ status: 400 });
    expect(await ask(`POST ${paths.form}`, { fields: [['Content-Type', 'text/csv']] })).toMatchObject({ status: 415 });
    expect(await ask(`POST ${paths.form}`, { fields: [['Content-Type', 'multipart/form-data']] })).toMatchObject({
      status: 400,
    });
  });

  it('reads forms of any octets without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => void readPairs(text)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => void readParts(octets, 'a')));
    fc.assert(fc.property(fc.string(), (text) => void boundaryIn(text)));
    expect(readParts(octetsOf('--a\r\nContent-Disposition: form-data; name="x"\r\n\r\n1'), 'a')).toBeUndefined();
  });

  it('answers with any status, and with the fields that belong to it', async () => {
    const { ask } = host();
    for (const status of [200, 201, 204, 205, 299, 301, 304, 401, 404, 405, 418, 429, 500, 503, 599])
      expect(await ask(`GET ${paths.status}/${status}`)).toMatchObject({ status });
    expect(field(await ask(`GET ${paths.status}/401`), 'www-authenticate')).toContain('Basic');
    expect(field(await ask(`GET ${paths.status}/503`), 'retry-after')).toBe('30');
    for (const status of ['100', '600', '000', '999999999'])
      expect(await ask(`GET ${paths.status}/${status}`)).toMatchObject({ status: 400 });
  });

  it('knows whether its menu is still fresh, by tag before date', async () => {
    const { ask } = host();
    const first = await ask(`GET ${paths.menu}`);
    const [tag, date] = [field(first, 'etag') ?? '', field(first, 'last-modified') ?? ''];
    const again = (...fields: Field[]) => ask(`GET ${paths.menu}`, { fields });
    expect(await again(['If-None-Match', tag])).toMatchObject({ status: 304 });
    expect(await again(['If-None-Match', `"x", W/${tag}`])).toMatchObject({ status: 304 });
    expect(await again(['If-None-Match', '*'])).toMatchObject({ status: 304 });
    expect(await again(['If-Modified-Since', date])).toMatchObject({ status: 304 });
    expect(await again(['If-None-Match', '"x"'], ['If-Modified-Since', date])).toMatchObject({ status: 200 });
    expect(await again(['If-None-Match', tag], ['Accept-Language', 'fr'])).toMatchObject({ status: 200 });
  });

  it('packs the till roll for whoever takes it, with a tag of its own', async () => {
    const { ask } = host();
    const plain = await ask(`GET ${paths.till}`);
    const packed = await ask(`GET ${paths.till}`, { fields: [['Accept-Encoding', 'gzip']] });
    expect(field(packed, 'content-encoding')).toBe('gzip');
    expect(field(packed, 'etag')).not.toBe(field(plain, 'etag'));
    const bytes = packed.body as Uint8Array;
    expect(new TextDecoder().decode(gunzipSync(bytes))).toBe(plain.body);
    expect(bytes.length).toBeLessThan(new TextEncoder().encode(String(plain.body)).length / 4);
    // MTIME (RFC 1952 §2.3.1): the same text has the same octets at any time.
    expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
  });

  it('streams, and ends with the digest of what it sent', async () => {
    const { ask } = host();
    const answer = await ask(`GET ${paths.stream}`);
    const pieces: string[] = [];
    for await (const piece of answer.body as AsyncIterable<Uint8Array>) pieces.push(new TextDecoder().decode(piece));
    expect(pieces).toHaveLength(5);
    expect(answer.trailers?.()).toEqual([
      ['Content-Digest', expect.stringMatching(/^sha-256=:[\w+/]{43}=:$/) as string],
    ]);
  });

  it('lets guests in, and tells others how to ask', async () => {
    const { ask } = host();
    expect(field(await ask(`GET ${paths.private}`), 'www-authenticate')).toContain('Basic realm=');
    const fields: Field[] = [['Authorization', `basic ${btoa('patrick:croissant')}`]];
    expect(await ask(`GET ${paths.private}`, { fields })).toMatchObject({ status: 200 });
    expect(await ask(`GET ${paths.private}`, { fields: [['Authorization', 'Basic eA==']] })).toMatchObject({
      status: 401,
    });
  });

  it('lets three requests of a visitor pass in ten seconds and says how long the fourth has to wait', async () => {
    const { ask, time } = host();
    for (let count = 1; count <= 3; count += 1)
      expect(await ask(`GET ${paths.limited}`)).toMatchObject({ status: 200 });
    time.now = 4_000;
    const refused = await ask(`GET ${paths.limited}`);
    expect([refused.status, field(refused, 'retry-after')]).toEqual([429, '6']);
    expect(await ask(`GET ${paths.limited}`, { visitor: 'w' })).toMatchObject({ status: 200 });
    time.now = 10_000;
    expect(await ask(`GET ${paths.limited}`)).toMatchObject({ status: 200 });
  });
});

const answered = (part: Partial<Answer>): Answer => ({
  status: 200,
  reason: '',
  headers: [],
  trailers: [],
  method: 'GET',
  octets: 0,
  text: '',
  isInterim: false,
  keeps: true,
  ...part,
});

describe('what a client does next', () => {
  const [post] = readRequests(octetsIn(presetText('redirect-303', setting))).whole;
  const [get] = readRequests(octetsIn(presetText('etag', setting))).whole;
  if (!post || !get) throw new Error('The presets hold no request.');
  const moved = (status: number, location = '/x?y') =>
    nextAfter(post, answered({ status, headers: [['Location', location]] }));

  it('follows 303 with GET, 307 and 308 with the same request', () => {
    expect(moved(303)?.request.head).toMatchObject({
      method: 'GET',
      target: '/x?y',
      headers: [['Host', setting.authority]],
    });
    for (const status of [301, 302]) expect(moved(status)?.request.head.method).toBe('GET');
    for (const status of [307, 308])
      expect(moved(status)?.request).toMatchObject({ head: { method: 'POST' }, body: post.body });
  });

  it('resolves a relative Location and leaves one of elsewhere alone', () => {
    expect(moved(302, 'loop')?.target).toBe('/demos/http-exchange/redirect/loop');
    expect(moved(302, 'https://example.com/')).toBeUndefined();
    expect(moved(302, '//example.com/')).toBeUndefined();
    expect(moved(302, 'http://[')).toBeUndefined();
  });

  it('asks again with the tag, or with name and password, once', () => {
    expect(nextAfter(get, answered({ headers: [['ETag', '"a"']] }))?.request.head.headers).toContainEqual([
      'If-None-Match',
      '"a"',
    ]);
    const challenge = answered({ status: 401, headers: [['WWW-Authenticate', 'Basic realm="x"']] });
    const next = nextAfter(get, challenge);
    expect(next?.step).toBe('authorize');
    expect(next && nextAfter(next.request, challenge)).toBeUndefined();
    expect(nextAfter(get, answered({}))).toBeUndefined();
  });

  it('remarks what is worth seeing', () => {
    const keys = (part: Partial<Answer>) => remarksOn(answered(part)).map(({ key }) => key);
    expect(keys({ method: 'HEAD', headers: [['Content-Length', '9']] })).toEqual(['head']);
    expect(keys({ status: 304 })).toEqual(['not-modified']);
    expect(keys({ headers: [['Transfer-Encoding', 'chunked']], trailers: [['A', 'b']] })).toEqual(['chunked-trailers']);
    expect(keys({ unpacked: 9, headers: [['Content-Length', '3']] })).toEqual(['gzip']);
    expect(
      keys({
        status: 405,
        headers: [
          ['Allow', 'GET'],
          ['Content-Length', '3'],
        ],
      }),
    ).toEqual(['allow', 'length']);
  });
});

describe('packed content on the wire', () => {
  const answer = (body: Uint8Array, ...fields: string[]) => {
    const head = ['HTTP/1.1 200 OK', 'Content-Encoding: gzip', ...fields, '', ''].join('\r\n');
    const bytes = new Uint8Array([...octetsOf(head), ...body]);
    const [message] = decodeExchange([{ from: 'server', at: 0, bytes }]);
    return message?.fields.find(({ name }) => name === 'content');
  };

  it('is shown unpacked', () => {
    const packed = gzipSync(new TextEncoder().encode('un café, un croissant'), { mtime: 0 });
    expect(answer(packed, `Content-Length: ${packed.length}`)).toMatchObject({
      value: 'un café, un croissant',
      meaning: { key: 'content-gzip', values: { length: packed.length, unpacked: 22 } },
    });
  });

  it('is shown as far as it has come, and marked where it is none', () => {
    const packed = gzipSync(new TextEncoder().encode('x'.repeat(9_000)), { mtime: 0 });
    expect(answer(packed.slice(0, 20), `Content-Length: ${packed.length}`)?.meaning?.key).toBe('content-gzip-part');
    expect(answer(octetsOf('this is not gzip at all'), 'Content-Length: 23')?.meaning?.key).toBe('content-gzip-bad');
  });

  it('is unpacked within bounds, however much is in it', () => {
    const bomb = gzipSync(new Uint8Array(20_000_000));
    const { bytes, end } = unpackGzip([bomb]);
    expect([bytes.length, end]).toEqual([mostUnpacked, 'part']);
  });

  it('is unpacked or not, but never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => void unpackGzip([octets])));
    const packed = gzipSync(new TextEncoder().encode('coffee '.repeat(50)), { mtime: 0 });
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, octet) => {
        const changed = packed.slice();
        changed[at] = octet;
        unpackGzip([changed]);
      }),
    );
  });
});

describe('commands', () => {
  it('quote every octet for a shell', () => {
    const { octets } = commandsFor('localhost:8420', octetsOf('"$`\\!\'\xff\r\n'), undefined);
    expect(octets).toContain(String.raw`b'\x22\x24\x60\x5c\x21\x27\xff\r\n'`);
    expect(octets?.replaceAll(/^python3 -c "|"$/g, '')).not.toMatch(/["$`!]/);
  });
});
