import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictKeys } from '#demos/cookie-jar/verdicts.ts';
import { demo } from '#demos/cookie-lab/backend.ts';
import { cookiesIn, pairsIn } from '#demos/cookie-lab/cookie-field.ts';
import { readDraft, writeDraft } from '#demos/cookie-lab/draft.ts';
import {
  columnsOf,
  courseExchange,
  deletionsOf,
  leftoversOf,
  longestCookieField,
  matrixOf,
  replay,
  type Exchange,
  type Matrix,
  type Seen,
} from '#demos/cookie-lab/model.ts';
import { contextOf, elsewhere, places, type PlaceName, type Site } from '#demos/cookie-lab/places.ts';
import { crumbs, linesOf, presetNames } from '#demos/cookie-lab/presets.ts';
import { describe as inProse, duration } from '#demos/cookie-lab/prose.ts';
import {
  checkList,
  cookiesPath,
  labPath,
  largestList,
  longestLine,
  mostLines,
  mostVisits,
  placeOf,
  setPath,
  visitCookie,
  visitPath,
  type Pair,
} from '#demos/cookie-lab/protocol.ts';
import { refusalSentence } from '#demos/cookie-lab/refusal-text.ts';
import type { Field, HttpResponse } from '#demos/contract.ts';
import { octetsOf, textOf } from '#wire/http1-octets.ts';

async function* content(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function ask(
  method: string,
  target: string,
  { cookies = [], body = '', language = 'en' }: { cookies?: string[]; body?: string; language?: string } = {},
): Promise<HttpResponse> {
  const backend = demo.create({
    clock: { now: () => 0 },
    timers: { after: () => () => undefined },
    random: { bytes: (length) => new Uint8Array(length) },
  });
  const headers: Field[] = [['Accept-Language', language], ...cookies.map((value): Field => ['Cookie', value])];
  const answer = backend.respond?.(
    { method, target, version: '1.1', headers, body: content(body) },
    { visitor: 'v', exchange: 'e', isPresenter: true },
  );
  if (!answer) throw new Error('The backend does not respond.');
  return answer;
}

const visit = (...cookies: string[]) => ask('GET', visitPath, { cookies });
const set = (body: unknown, language = 'en') =>
  ask('POST', setPath, { body: typeof body === 'string' ? body : JSON.stringify(body), language });
const valuesOf = ({ headers }: HttpResponse, name: string) =>
  headers.filter(([key]) => key === name).map(([, value]) => value);

describe('the visit counter', () => {
  it('counts from 1, and from what the client brings back', async () => {
    expect(await visit()).toEqual({
      status: 200,
      headers: [
        ['Content-Type', 'text/plain; charset=utf-8'],
        ['Cache-Control', 'no-store'],
        ['Set-Cookie', 'visit=1; Path=/demos/cookie-lab; Max-Age=86400; SameSite=Lax'],
      ],
      body: 'visit 1',
    });
    expect(await visit('visit=1')).toMatchObject({ body: 'visit 2' });
    expect(await visit('a=1; visit=41; b=2')).toMatchObject({ body: 'visit 42' });
    expect(await visit('a=1', 'visit=41')).toMatchObject({ body: 'visit 42' });
  });

  it.each([
    ['visit='],
    ['visit'],
    ['visit=abc'],
    ['visit=-3'],
    ['visit=0'],
    ['visit=007'],
    ['visit=1.5'],
    ['visit=1e3'],
    ['visit="5"'],
    ['visit=99999999999999999999'],
    [`visit=${mostVisits}`],
    ['Visit=5'],
    ['visit=5x'],
    ['visit=\u0665'],
    [';;;=;'],
  ])('begins again at %s', async (cookie) => {
    expect(await visit(cookie)).toMatchObject({ status: 200, body: 'visit 1' });
  });

  it('believes the first of several counts that can be believed', async () => {
    expect(await visit('visit=abc; visit=7; visit=3')).toMatchObject({ body: 'visit 8' });
  });

  it('reaches its highest count and no higher', async () => {
    expect(await visit(`visit=${mostVisits - 1}`)).toMatchObject({ body: `visit ${mostVisits}` });
  });

  it('answers visit N with visit=N whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (rubbish) => {
        const answer = await visit(rubbish, `visit=${rubbish}`);
        const count = /^visit ([1-9]\d*)$/.exec(String(answer.body))?.[1];
        expect(valuesOf(answer, 'Set-Cookie')).toEqual([visitCookie(Number(count))]);
      }),
    );
  });
});

describe('the list of what came', () => {
  const list = async (...cookies: string[]) =>
    JSON.parse(String((await ask('GET', cookiesPath, { cookies })).body)) as unknown;

  it('keeps order, duplicates and cookies without a name', async () => {
    expect(await list('b=2; a=1; b=3; alone; =empty; c=')).toEqual([
      { name: 'b', value: '2' },
      { name: 'a', value: '1' },
      { name: 'b', value: '3' },
      { name: '', value: 'alone' },
      { name: '', value: 'empty' },
      { name: 'c', value: '' },
    ]);
  });

  it('keeps equals signs, quotes and spaces inside a value, joins several fields, and is empty without any', async () => {
    expect(await list('a=b=c; q="x y"', ' d = 1 ')).toEqual([
      { name: 'a', value: 'b=c' },
      { name: 'q', value: '"x y"' },
      { name: 'd', value: '1' },
    ]);
    expect(await list()).toEqual([]);
    expect(await list('; ;;')).toEqual([]);
  });

  it('reads UTF-8 where it is, and loses no other octet', () => {
    const utf8 = textOf(new TextEncoder().encode('crème=brûlée'));
    expect(cookiesIn([['Cookie', utf8]])).toEqual([{ name: 'crème', value: 'brûlée' }]);
    expect(cookiesIn([['cookie', 'a=\u00ff']])).toEqual([{ name: 'a', value: '\u00ff' }]);
  });

  it('says JSON, and that it must not be stored', async () => {
    const answer = await ask('GET', cookiesPath);
    expect(answer.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
    ]);
  });
});

describe('the paths', () => {
  it.each([
    [visitPath, 'visit'],
    [setPath, 'set'],
    [cookiesPath, 'cookies'],
    [`${labPath}/shop/cookies`, 'cookies'],
    [`${labPath}/shopping/for/ever/cookies?x=1`, 'cookies'],
    [`http://localhost${visitPath}#x`, 'visit'],
    [labPath, undefined],
    [`${labPath}/visit/2`, undefined],
    [`${labPath}/shop/visit`, undefined],
    [`${labPath}x/cookies`, undefined],
    [`${labPath}/shopcookies`, undefined],
  ])('%s is %s', (target, place) => expect(placeOf(target)).toBe(place));

  it('say 404 with the way where there is nothing', async () => {
    const answer = await ask('GET', labPath, { language: 'fr' });
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('Il n’y a rien ici') as string });
  });

  it.each([
    ['POST', visitPath, 'GET, HEAD'],
    ['DELETE', cookiesPath, 'GET, HEAD'],
    ['GET', setPath, 'POST'],
    ['PUT', setPath, 'POST'],
  ])('refuse %s %s and allow %s', async (method, target, allow) => {
    const answer = await ask(method, target);
    expect(answer.status).toBe(405);
    expect(valuesOf(answer, 'Allow')).toEqual([allow]);
    expect(valuesOf(answer, 'Cache-Control')).toEqual(['no-store']);
  });

  it('allow HEAD where they allow GET', async () => {
    expect(await ask('HEAD', visitPath)).toMatchObject({ status: 200 });
    expect(await ask('HEAD', cookiesPath)).toMatchObject({ status: 200 });
  });
});

describe('POST of Set-Cookie values', () => {
  it('answers with those fields, in order, twins included', async () => {
    const lines = ['a=1; Path=/', 'b=2; HttpOnly', 'a=1; Path=/', 'rubbish', ''];
    const answer = await set(lines);
    expect(answer).toMatchObject({ status: 200, body: '{"set":5}' });
    expect(valuesOf(answer, 'Set-Cookie')).toEqual(lines);
    expect(valuesOf(await set([]), 'Set-Cookie')).toEqual([]);
  });

  it('sends what is no ASCII as UTF-8, which comes back as it was', async () => {
    const [field = ''] = valuesOf(await set(['dessert=crème brûlée']), 'Set-Cookie');
    expect(new TextDecoder().decode(octetsOf(field))).toBe('dessert=crème brûlée');
    expect(cookiesIn([['Cookie', field]])).toEqual([{ name: 'dessert', value: 'crème brûlée' }]);
  });

  it.each([
    ['a=1\r\nSet-Cookie: admin=1', 'control'],
    ['a=1\nX: y', 'control'],
    ['a=1\r', 'control'],
    ['a=\0', 'control'],
    ['a=\u001b[2J', 'control'],
    ['a=\u007f', 'control'],
    [1, 'no-text'],
    [null, 'no-text'],
    [['a=1'], 'no-text'],
    ['visitor=0123', 'course'],
    [' visitor =x; Max-Age=0', 'course'],
    ['=visitor=x', 'course'],
    [`a=${'x'.repeat(longestLine)}`, 'too-long'],
    [`a=${'é'.repeat(longestLine / 2)}`, 'too-long'],
  ])('refuses %j: %s', async (line, key) => {
    const answer = await set(['fine=1', line]);
    expect(answer.status).toBe(400);
    expect(valuesOf(answer, 'Set-Cookie')).toEqual([]);
    expect(checkList(['fine=1', line])).toMatchObject({ ok: false, fault: { key, number: 2 } });
  });

  it.each([
    ['{"a":1}', 400, 'This is JSON, but no list.'],
    ['"a=1"', 400, 'This is JSON, but no list.'],
    ['null', 400, 'This is JSON, but no list.'],
    ['[', 400, 'This is not JSON in UTF-8.'],
    ['', 400, 'This is not JSON in UTF-8.'],
    [JSON.stringify(Array(mostLines + 1).fill('a=1')), 400, 'These are 21 values.'],
    [`["${'x'.repeat(largestList)}"]`, 413, 'Send at most 12288 octets'],
  ])('says what is wrong with %.30s', async (body, status, sentence) => {
    const answer = await set(body);
    expect(answer).toMatchObject({ status, body: expect.stringContaining(sentence) as string });
  });

  it('says so in French to whom speaks French', async () => {
    const answer = await set(['a=1\r\nb'], 'fr');
    expect(answer.body).toBe(`${refusalSentence({ key: 'control', number: 1 }, 'fr')}\n`);
    expect(answer.body).toContain('injection d’en-têtes');
  });

  it('takes every preset as it stands, its deletions, and the crumbs', () => {
    const lists = [...presetNames.map((name) => linesOf(name, 0)), ...crumbs];
    for (const lines of lists)
      expect(checkList([...lines, ...deletionsOf(lines)].slice(0, 20))).toMatchObject({ ok: true });
    expect(JSON.stringify(linesOf('overlong', 0)).length).toBeLessThan(largestList);
  });

  it('lets nothing through that a field value may not hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), async (lines) => {
        for (const value of valuesOf(await set(lines), 'Set-Cookie'))
          expect(value).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      }),
    );
  });
});

describe('a draft', () => {
  it('is read from a line and written back', () => {
    const line =
      'id=a=b; Path=/shop; Domain=x.test; Max-Age=30; SameSite=Lax; Secure; HttpOnly; Partitioned; Expires=soon';
    expect(writeDraft(readDraft(line))).toBe(line);
    expect(readDraft(line)).toMatchObject({
      name: 'id',
      value: 'a=b',
      maxAge: '30',
      secure: true,
      others: ['Expires=soon'],
    });
  });

  it('overlooks spaces and case, takes the last of two, and keeps a value without a name', () => {
    expect(writeDraft(readDraft(' a = 1 ;path=/x;; PATH = /y ;secure'))).toBe('a=1; Path=/y; Secure');
    expect(writeDraft(readDraft('rubbish'))).toBe('rubbish');
  });
});

const site: Site = { origin: 'http://localhost:8420', page: 'http://localhost:8420/en/cookies.html' };
const at = (time: number, lines: readonly string[], place: Exchange['place'] = 'set'): Exchange => ({
  at: time,
  place,
  lines,
});

function sentTo(matrix: Matrix, name: string): PlaceName[] {
  const index = matrix.columns.findIndex((column) => column.name === name);
  return places.filter((place) => matrix.rows[place][index]?.predicted);
}

describe('the matrix', () => {
  it('predicts who gets what', () => {
    const lines = [
      'theme=dark; Path=/',
      'session=1; Path=/; HttpOnly; SameSite=Strict',
      'basket=1; Path=/demos/cookie-lab/shop',
    ];
    const matrix = matrixOf([at(1, [...lines, 'any=1; SameSite=None; Secure; Path=/'])], site, 2, undefined);
    expect(sentTo(matrix, 'theme')).toEqual(['lab', 'shop', 'shopping', 'script', 'https', 'port', 'link']);
    expect(sentTo(matrix, 'session')).toEqual(['lab', 'shop', 'shopping', 'https', 'port']);
    expect(sentTo(matrix, 'basket')).toEqual(['shop']);
    expect(sentTo(matrix, 'any')).toEqual(places.filter((place) => place !== 'host'));
    expect(matrix).toMatchObject({ agree: 0, differ: 0 });
  });

  it('says of a refused cookie that it goes nowhere, and why', () => {
    const matrix = matrixOf([at(1, ['far=1; Domain=example.com'])], site, 2, undefined);
    expect(matrix.columns).toMatchObject([{ name: 'far', standing: 'refused' }]);
    expect(sentTo(matrix, 'far')).toEqual([]);
    expect(matrix.rows.lab[0]?.steps.at(-1)).toMatchObject({ key: 'domain-foreign', effect: 'refuses' });
  });

  it('forgets what was deleted, in whatever way', () => {
    const lines = [
      'theme=dark; Path=/',
      'session=1; HttpOnly',
      '__Host-a=1; Secure; Path=/',
      'rubbish',
      visitCookie(3),
    ];
    const { columns } = matrixOf([at(1, lines), at(2, deletionsOf(lines))], site, 3, undefined);
    expect(columns).toEqual([]);
  });

  it('knows the course’s own cookie, without its value', () => {
    const seen: Seen = { at: 3, received: { lab: [{ name: 'visitor', value: 'whatever' }] } };
    const matrix = matrixOf([courseExchange], site, 2, seen);
    expect(matrix.columns).toMatchObject([{ name: 'visitor', value: '••••', isCourse: true }]);
    expect(matrix).toMatchObject({ agree: 1, differ: 0 });
  });

  const compare = (history: Exchange[], lab: readonly Pair[], seenAt = 3) =>
    matrixOf(history, site, 2, { at: seenAt, received: { lab } });

  it('agrees with what came as predicted', () => {
    const matrix = compare([at(1, ['a=1', 'b=2; Domain=example.com'])], [{ name: 'a', value: '1' }]);
    expect(matrix).toMatchObject({ agree: 2, differ: 0 });
    expect(matrix.rows.lab).toMatchObject([{ actual: true }, { actual: false }]);
    expect(matrix.rows.shop[0]?.actual).toBeUndefined();
  });

  it.each<[reason: string, history: Exchange[], lab: Pair[], seenAt: number]>([
    ['expired', [at(1, ['a=1; Max-Age=2'])], [], 5_000],
    ['changed', [at(1, ['a=1'])], [{ name: 'a', value: '2' }], 3],
    ['turned', [at(1, ['rubbish'])], [{ name: 'rubbish', value: '' }], 3],
    ['secure', [at(1, ['a=1; Secure'])], [], 3],
    ['laxer', [at(1, ['a=1; SameSite=None'])], [{ name: 'a', value: '1' }], 3],
    ['stricter', [at(1, ['a=1'])], [], 3],
    ['extra', [at(1, ['a=1; Path=/demos/cookie-lab/shop'])], [{ name: 'a', value: '1' }], 3],
    ['limit', crumbs.map((lines) => at(1, lines)), [{ name: 'crumb-01', value: 'x' }], 3],
  ])('explains a difference: %s', (reason, history, lab, seenAt) => {
    const { columns, rows } = compare(history, lab, seenAt);
    expect(rows.lab[0]).toMatchObject({ reason });
    expect(columns.filter(({ standing }) => standing === 'found')).toHaveLength(reason === 'changed' ? 1 : 0);
  });

  it('counts twins that differ in their path only', () => {
    const history = [at(1, ['a=1; Path=/demos/cookie-lab', 'a=1; Path=/demos/cookie-lab/shop'])];
    expect(compare(history, [{ name: 'a', value: '1' }])).toMatchObject({ agree: 2, differ: 0 });
    const twice = { name: 'a', value: '1' };
    expect(compare(history, [twice, twice]).rows.lab).toMatchObject([{ reason: undefined }, { reason: 'extra' }]);
  });

  it('shows a cookie that nobody here set, and claims nothing about it', () => {
    const matrix = compare(
      [at(1, ['a=1'])],
      [
        { name: 'a', value: '1' },
        { name: 'old', value: 'x' },
      ],
    );
    expect(matrix.columns[1]).toMatchObject({ name: 'old', standing: 'found' });
    expect(matrix.rows.lab[1]).toMatchObject({ predicted: undefined, actual: true, reason: undefined });
    expect(matrix).toMatchObject({ agree: 1, differ: 0 });
  });

  it('has thrown out ten of sixty crumbs', () => {
    const history = crumbs.map((lines, index) => at(index, lines));
    const columns = columnsOf(replay(history, site, 9), 9);
    expect(columns.filter(({ standing }) => standing === 'evicted')).toHaveLength(10);
    expect(columns.filter(({ standing }) => standing === 'kept')).toHaveLength(50);
  });

  it('survives any lines, and JSON on the way', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (lines) => {
        const history = JSON.parse(JSON.stringify([at(1, lines)])) as Exchange[];
        const matrix = matrixOf(history, site, 2, { at: 3, received: { lab: [], script: [] } });
        expect(matrix.rows.lab).toHaveLength(matrix.columns.length);
        const known = new Set<string>(verdictKeys);
        for (const cell of Object.values(matrix.rows).flat())
          expect(cell.steps.every(({ key }) => known.has(key))).toBe(true);
      }),
    );
  });

  it('foresees how long the Cookie field would be', () => {
    expect(longestCookieField(replay([at(1, linesOf('overlong', 0))], site, 1), site)).toBe(4_097);
    expect(longestCookieField(replay([at(1, [`a=${'x'.repeat(50)}; Path=/en`])], site, 1), site)).toBe(52);
    expect(longestCookieField(replay([], site, 1), site)).toBe(0);
  });
});

describe('what is left to delete', () => {
  it('touches the lab’s own path only, and never the course’s cookie', () => {
    const lines = leftoversOf([...pairsIn('visit=3; visitor=1; __Secure-a=1'), { name: '', value: 'x' }]);
    expect(lines).toContain('visit=x; Path=/demos/cookie-lab; Max-Age=0');
    expect(lines).toContain('__Secure-a=x; Path=/demos/cookie-lab/shop; Max-Age=0; Secure');
    expect(lines).toContain('=x; Path=/demos/cookie-lab; Max-Age=0');
    expect(lines.every((line) => line.includes(`Path=${labPath}`) && !line.startsWith('visitor'))).toBe(true);
  });
});

describe('neighbours', () => {
  it.each([
    ['http://localhost:8420', 'http://localhost:8421', 'http://www.localhost:8420'],
    ['http://192.168.1.5:8420', 'http://192.168.1.5:8421', 'http://other-site.example:8420'],
    ['http://[::1]:65535', 'http://[::1]:65534', 'http://other-site.example:65535'],
    ['https://deck.example', 'https://deck.example:444', 'https://www.deck.example'],
  ])('of %s are %s and %s', (origin, port, host) => {
    expect(elsewhere(origin)).toMatchObject({ port, host });
    for (const place of places) expect(() => new URL(contextOf(place, { origin, page: origin }).url)).not.toThrow();
  });
});

describe('a cookie in prose', () => {
  const describeLine = (line: string, language: 'fr' | 'en') => {
    const { jar } = replay([at(1_000, [line])], site, 1_000);
    return jar.cookies().map((cookie) => inProse(cookie, 1_000, language));
  };

  it('says where it goes, who reads it and when it ends', () => {
    expect(describeLine('session=1; HttpOnly; Max-Age=30', 'en')).toEqual([
      'Sent to localhost alone; on /demos/cookie-lab and below; not readable by scripts; gone in 30\u00a0s; from another site only by a link.',
    ]);
    expect(describeLine('a=1; Path=/; SameSite=None; Secure; Partitioned', 'fr')).toEqual([
      'Envoyé à localhost seul\u00a0; sur tous les chemins\u00a0; lisible par les scripts\u00a0; disparaît avec la session\u00a0; depuis n’importe quel site\u00a0; chiffré seulement, ou sur cette machine même\u00a0; dans les pages de http://localhost seulement.',
    ]);
  });

  it.each([
    [1_000, '1\u00a0s'],
    [119_999, '120\u00a0s'],
    [120_000, '2\u00a0min'],
    [3_600_000, '60\u00a0min'],
    [86_400_000, '24\u00a0h'],
    [3 * 86_400_000, '3\u00a0days'],
    [-5, '0\u00a0s'],
  ])('gives %d ms as %s', (time, text) => expect(duration(time, 'en')).toBe(text));
});
