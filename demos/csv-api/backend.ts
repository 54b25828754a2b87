// An API that is only read: a table of routes, each a pattern and a function from what it caught to an answer.

import type { Demo, Field, HttpRequest, HttpResponse } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { preferredLanguage, valuesOf } from '#demos/host-rules.ts';
import { preferredType } from '#demos/negotiation.ts';
import { reasonPhrase } from '#wire/http1-encoder.ts';
import { associationsFile, eventsFile } from './data.ts';
import { problemText, type Complaint } from './problem-text.ts';
import { base, largestPage, pageSize, paths, type Page, type Problem } from './protocol.ts';
import { day, readQuery, wholeNumber, type QueryFault } from './query.ts';
import { associations, events } from './records.ts';

export const demo: Demo = { name: 'csv-api', scope: 'visitor', create: () => ({ respond }) };

/** Everything that a route needs to know of a request. */
interface Ask {
  readonly request: HttpRequest;
  readonly path: string;
  /** Decoded. */
  readonly id: string;
  readonly values: ReadonlyMap<string, string>;
}

interface Route {
  readonly path: RegExp;
  readonly type: 'application/json' | 'text/csv';
  /** Names of query parameters. */
  readonly parameters: readonly string[];
  answer(ask: Ask): HttpResponse;
}

const paging = ['limit', 'offset'];
const at = (path: string, rest = '') => new RegExp(`^${path}${rest}$`);

// #region routes
const routes: readonly Route[] = [
  route(at(base, '/?'), [], home),
  route(at(paths.associations), ['campus', ...paging], listAssociations),
  route(at(paths.associations, '/([^/]+)'), [], showAssociation),
  route(at(paths.associations, '/([^/]+)/events'), ['from', 'to', ...paging], listEventsOfOne),
  route(at(paths.events), ['from', 'to', ...paging], listEvents),
  route(at(paths.events, '/([^/]+)'), [], showEvent),
  file(paths.associationsFile, associationsFile),
  file(paths.eventsFile, eventsFile),
];
// #endregion routes

function route(path: RegExp, parameters: readonly string[], answer: Route['answer']): Route {
  return { path, type: 'application/json', parameters, answer };
}

function file(path: string, content: string): Route {
  const headers: Field[] = [['Content-Type', 'text/csv; charset=utf-8; header=present']];
  return { path: at(path), type: 'text/csv', parameters: [], answer: () => ({ status: 200, headers, body: content }) };
}

const allow = 'GET, HEAD, OPTIONS';

function respond(request: HttpRequest): HttpResponse {
  const [path = '', query = ''] = request.target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 2);
  const refuse = (status: number, complaint: Complaint, values: Values = {}, ...more: Field[]) =>
    problem(request, path, { status, complaint, values }, ...more);
  const found = routes.find((one) => one.path.test(path));
  if (!found) return refuse(404, 'no-route', { base });
  const { method } = request;
  if (method === 'OPTIONS') return { status: 204, headers: [['Allow', allow]] };
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'method', { method, allow }, ['Allow', allow]);
  const accept = valuesOf(request.headers, 'accept');
  if (preferredType(accept.length > 0 ? accept.join() : undefined, [found.type]) === undefined)
    return refuse(406, 'not-acceptable', { types: found.type });
  const id = decoded(found.path.exec(path)?.[1] ?? '');
  if (id === undefined) return refuse(400, 'escape');
  const read = readQuery(query, found.parameters);
  if (!read.ok) return badQuery({ request, path }, read.fault);
  return found.answer({ request, path, id, values: read.values });
}

type Values = Readonly<Record<string, string | number>>;

function home(): HttpResponse {
  return json({
    links: { associations: paths.associations, events: paths.events, files: Object.values(paths).slice(2) },
  });
}

function listAssociations(ask: Ask): HttpResponse {
  const campus = ask.values.get('campus')?.toLowerCase();
  const matching = associations.filter((one) => campus === undefined || one.campus.toLowerCase() === campus);
  return page(ask, matching);
}

function showAssociation(ask: Ask): HttpResponse {
  const found = associations.find(({ id }) => id === ask.id);
  return found ? json(found) : unknown(ask, 'no-association', paths.associations);
}

function listEventsOfOne(ask: Ask): HttpResponse {
  const found = associations.find(({ id }) => id === ask.id);
  return found ? listEvents(ask, found.id) : unknown(ask, 'no-association', paths.associations);
}

function listEvents(ask: Ask, association?: string): HttpResponse {
  const [from, to] = [day(ask.values, 'from'), day(ask.values, 'to')];
  if (typeof from === 'object') return badQuery(ask, from);
  if (typeof to === 'object') return badQuery(ask, to);
  if (from !== undefined && to !== undefined && from > to)
    return badQuery(ask, { complaint: 'order', parameters: ['from', 'to'], values: { from, to } });
  const matching = events.filter(
    (event) =>
      (association === undefined || event.association === association) &&
      (from === undefined || event.date >= from) &&
      (to === undefined || event.date <= to),
  );
  return page(ask, matching);
}

function showEvent(ask: Ask): HttpResponse {
  const found = events.find(({ id }) => String(id) === ask.id);
  return found ? json(found) : unknown(ask, 'no-event', paths.events);
}

/** So many of them, and where the others are: in the content, and in Link for whoever reads fields (RFC 8288). */
function page<Entry>(ask: Ask, matching: readonly Entry[]): HttpResponse {
  const limit = wholeNumber(ask.values, 'limit', { least: 1, most: largestPage, otherwise: pageSize });
  if (typeof limit === 'object') return badQuery(ask, limit);
  const offset = wholeNumber(ask.values, 'offset', { least: 0, most: 999, otherwise: 0 });
  if (typeof offset === 'object') return badQuery(ask, offset);
  const linkTo = (start: number) => addressOf(ask, { limit, offset: start });
  const next = offset + limit < matching.length ? linkTo(offset + limit) : undefined;
  const prev = offset > 0 ? linkTo(Math.max(0, offset - limit)) : undefined;
  const content: Page<Entry> = {
    total: matching.length,
    items: matching.slice(offset, offset + limit),
    links: { self: linkTo(offset), ...(next && { next }), ...(prev && { prev }) },
  };
  const links = [next && `<${next}>; rel="next"`, prev && `<${prev}>; rel="prev"`].filter(Boolean).join(', ');
  return json(content, ...(links ? [['Link', links] as const] : []));
}

/** The same address with other pages; what is as it would be anyway is left out. */
function addressOf({ path, values }: Ask, { limit, offset }: { limit: number; offset: number }): string {
  const others = [...values].filter(([name]) => !paging.includes(name));
  const pairs: [string, string | number][] = [...others];
  if (limit !== pageSize) pairs.push(['limit', limit]);
  if (offset !== 0) pairs.push(['offset', offset]);
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return query === '' ? path : `${path}?${query}`;
}

function unknown({ request, path, id }: Ask, complaint: Complaint, collection: string): HttpResponse {
  return problem(request, path, { status: 404, complaint, values: { id: id.slice(0, 60), path: collection } });
}

function badQuery({ request, path }: Pick<Ask, 'request' | 'path'>, fault: QueryFault): HttpResponse {
  return problem(request, path, { status: 400, ...fault });
}

interface Trouble {
  readonly status: number;
  readonly complaint: Complaint;
  readonly values: Values;
  readonly parameters?: readonly string[];
}

function problem(request: HttpRequest, path: string, trouble: Trouble, ...more: Field[]): HttpResponse {
  const { status, complaint, values, parameters } = trouble;
  const language = preferredLanguage(request.headers);
  const content: Problem = {
    type: 'about:blank',
    title: reasonPhrase(status),
    status,
    detail: fill(problemText[language][complaint], values),
    instance: path.slice(0, 200),
    ...(parameters && { parameters }),
  };
  const headers: Field[] = [['Content-Type', 'application/problem+json'], ['Content-Language', language], ...more];
  return { status, headers, body: `${JSON.stringify(content)}\n` };
}

function json(value: unknown, ...more: Field[]): HttpResponse {
  return { status: 200, headers: [['Content-Type', 'application/json'], ...more], body: `${JSON.stringify(value)}\n` };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
