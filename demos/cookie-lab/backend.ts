// A server that remembers nothing: it sets the cookies it is told to, says which ones come back, and counts visits in a
// cookie that the client keeps.

import type { Demo, Field, HttpRequest, HttpResponse } from '#demos/contract.ts';
import { preferredLanguage } from '#demos/host-rules.ts';
import { readJson } from '#demos/read-body.ts';
import { textOf } from '#wire/http1-octets.ts';
import { cookiesIn } from './cookie-field.ts';
import { checkList, largestList, mostVisits, placeOf, visitCookie, type Pair, type Place } from './protocol.ts';
import { refusalSentence, type Refusal } from './refusal-text.ts';

export const demo: Demo = { name: 'cookie-lab', scope: 'visitor', create: () => ({ respond }) };

const answers: Record<Place, { methods: readonly string[]; answer(request: HttpRequest): Answer }> = {
  visit: { methods: ['GET', 'HEAD'], answer: countVisit },
  cookies: { methods: ['GET', 'HEAD'], answer: ({ headers }) => json(200, cookiesIn(headers)) },
  set: { methods: ['POST'], answer: setCookies },
};

type Answer = HttpResponse | Promise<HttpResponse>;

function respond(request: HttpRequest): Answer {
  const place = placeOf(request.target);
  if (!place) return refuse(request, 404, { key: 'nothing-here' });
  const { methods, answer } = answers[place];
  if (methods.includes(request.method)) return answer(request);
  const allow = methods.join(', ');
  return refuse(request, 405, { key: 'method', allow }, ['Allow', allow]);
}

// #region visit
function countVisit({ headers }: HttpRequest): HttpResponse {
  const count = visitsIn(cookiesIn(headers)) + 1;
  return plain(200, `visit ${count}`, ['Set-Cookie', visitCookie(count)]);
}

/** What the client claims: the first believable count, else none. */
function visitsIn(cookies: readonly Pair[]): number {
  const counts = cookies.filter(({ name, value }) => name === 'visit' && /^[1-9]\d{0,8}$/.test(value));
  const count = Number(counts[0]?.value ?? 0);
  return count < mostVisits ? count : 0;
}
// #endregion visit

async function setCookies(request: HttpRequest): Promise<HttpResponse> {
  const read = await readJson(request.body, largestList);
  if (!read.ok) {
    return refuse(request, read.status, { key: read.status === 413 ? 'too-large' : 'no-json', limit: largestList });
  }
  const check = checkList(read.value);
  if (!check.ok) return refuse(request, 400, check.fault);
  return json(200, { set: check.lines.length }, ...check.lines.map(setCookieField));
}

/** A field value is octets: what is no ASCII goes as UTF-8, as browsers read it. */
function setCookieField(line: string): Field {
  return ['Set-Cookie', textOf(new TextEncoder().encode(line))];
}

function refuse(request: HttpRequest, status: number, refusal: Refusal, ...more: Field[]): HttpResponse {
  const language = preferredLanguage(request.headers);
  return plain(status, `${refusalSentence(refusal, language)}\n`, ['Content-Language', language], ...more);
}

function json(status: number, value: unknown, ...more: Field[]): HttpResponse {
  return { status, headers: [['Content-Type', 'application/json'], noStore, ...more], body: JSON.stringify(value) };
}

function plain(status: number, body: string, ...more: Field[]): HttpResponse {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], noStore, ...more], body };
}

/** Two answers to one question differ as the cookies do. */
const noStore: Field = ['Cache-Control', 'no-store'];
