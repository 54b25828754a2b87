// Several sites on one address and one port: the Host field alone decides which page comes back.

import type { Caller, Demo, Field, HttpRequest, HttpResponse } from '#demos/contract.ts';
import { hostnameOf, preferredLanguage, valuesOf } from '#demos/host-rules.ts';
import { readJson } from '#demos/read-body.ts';
import { chooseSite } from './model.ts';
import { renderPage } from './pages.ts';
import { checkTable, firstTable, largestTable, tablePath, type SiteTable } from './protocol.ts';
import { errorSentence } from './text.ts';

/** Visitors whose tables are remembered; the one longest unused goes first. */
const mostTables = 1_000;

export const demo: Demo = {
  name: 'virtual-hosts',
  scope: 'visitor',
  create() {
    const tables = new Map<string, SiteTable>();
    return {
      respondAsVirtualHost: (request, caller) => servePage(request, tables.get(caller.visitor) ?? firstTable),
      respond: (request, caller) => serveTable(request, caller, tables),
    };
  },
};

// #region serve
function servePage(request: HttpRequest, table: SiteTable): HttpResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed('GET, HEAD');
  const [path] = request.target.replace(/^https?:\/\/[^/?#]*/i, '').split('?');
  const hostname = hostnameOf(authorityOf(request)) ?? '';
  const { page } = chooseSite(table, hostname);
  if (path !== '/' && path !== '') return plain(404, `There is nothing at ${path} on this site. Its only page is /\n`);
  const language = preferredLanguage(request.headers);
  return {
    status: 200,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Language', language],
    ],
    body: renderPage(page, language),
  };
}
// #endregion serve

async function serveTable(request: HttpRequest, caller: Caller, tables: Map<string, SiteTable>): Promise<HttpResponse> {
  if (request.target.split('?')[0] !== tablePath)
    return plain(404, `Nothing here. The site table is at ${tablePath}\n`);
  if (request.method === 'GET' || request.method === 'HEAD') return json(200, tables.get(caller.visitor) ?? firstTable);
  if (request.method === 'PUT') return replaceTable(request, caller, tables);
  if (request.method !== 'DELETE') return methodNotAllowed('GET, HEAD, PUT, DELETE');
  tables.delete(caller.visitor);
  return json(200, firstTable);
}

async function replaceTable(
  request: HttpRequest,
  caller: Caller,
  tables: Map<string, SiteTable>,
): Promise<HttpResponse> {
  const read = await readJson(request.body, largestTable);
  if (!read.ok) return json(read.status, { error: read.message });
  const check = checkTable(read.value);
  if (!check.ok)
    return json(422, { error: errorSentence(check.error, preferredLanguage(request.headers)), detail: check.error });
  tables.delete(caller.visitor);
  tables.set(caller.visitor, check.table);
  const [oldest] = tables.keys();
  if (tables.size > mostTables && oldest !== undefined) tables.delete(oldest);
  return json(200, check.table);
}

function authorityOf(request: HttpRequest): string {
  const absolute = /^https?:\/\/([^/?#]*)/i.exec(request.target)?.[1];
  return absolute ?? valuesOf(request.headers, 'host')[0] ?? '';
}

function json(status: number, value: unknown): HttpResponse {
  const headers: Field[] = [
    ['Content-Type', 'application/json'],
    ['Cache-Control', 'no-store'],
  ];
  return { status, headers, body: `${JSON.stringify(value)}\n` };
}

function plain(status: number, body: string, ...more: Field[]): HttpResponse {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], ...more], body };
}

function methodNotAllowed(allow: string): HttpResponse {
  return plain(405, `Allowed here: ${allow}\n`, ['Allow', allow]);
}
