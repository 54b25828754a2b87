// *Your browser* in the page: requests over the in-page network, on one connection that is kept for the next request.

import type { ByteStream, ClientRequest, ClientResponse } from '#demos/contract.ts';
import { valuesOf, type ResponseHead } from '#wire/http1-message.ts';
import { asBrowserSends, asScriptSees, targetOf } from './browser-fields.ts';
import { ClientConnection } from './client-connection.ts';
import type { PageCookies } from './cookies.ts';

export interface HttpClientOptions {
  readonly authority: string;
  /** Without them no cookie is kept or sent. */
  readonly cookies?: PageCookies;
  connect(): Promise<ByteStream>;
}

export interface HttpClient {
  /** As `DemoClient.fetch`. Redirects are followed, as fetch does. */
  fetch(request: ClientRequest): Promise<ClientResponse>;
  close(): void;
}

/** As many as browsers follow (Fetch §4.4). */
const mostRedirects = 20;

export function createHttpClient({ authority, cookies, connect }: HttpClientOptions): HttpClient {
  let idle: ClientConnection | undefined;

  function keep(connection: ClientConnection): void {
    if (idle) return connection.abort();
    idle = connection;
    connection.watch(() => {
      if (idle === connection) idle = undefined;
    });
  }

  async function takeConnection(): Promise<ClientConnection> {
    const connection = idle ?? new ClientConnection(await connect(), keep);
    idle = undefined;
    return connection;
  }

  async function follow(request: ClientRequest, redirects: number): Promise<ClientResponse> {
    const sent = asBrowserSends(request, authority);
    const connection = await takeConnection();
    const fields = cookies?.fieldFor(sent.head) ?? [];
    // Cookie is the last field, as browsers write it.
    const withCookies = { ...sent, head: { ...sent.head, headers: [...sent.head.headers, ...fields] } };
    const sending = connection.send(withCookies, async ({ headers }) => cookies?.keep(sent.head, headers));
    abortAfter(request.until, sending, connection);
    const { head, body } = await sending;
    const next = redirected(request, head, authority);
    if (!next) return asResponse(head, body);
    for await (const _ of body);
    if (redirects === mostRedirects) throw new TypeError(`More than ${mostRedirects} redirects. They go in a circle.`);
    return follow(next, redirects + 1);
  }

  return {
    fetch: (request) => follow(request, 0),
    close() {
      idle?.abort();
      idle = undefined;
    },
  };
}

/** Once it has answered, the connection is another request's. */
function abortAfter(until: Promise<unknown> | undefined, answer: Promise<unknown>, connection: ClientConnection): void {
  if (!until) return;
  let isAnswered = false;
  const note = (): void => void (isAnswered = true);
  answer.then(note, note);
  void until.then(() => isAnswered || connection.abort());
}

function asResponse(head: ResponseHead, body: AsyncIterable<Uint8Array>): ClientResponse {
  return {
    status: head.status,
    headers: asScriptSees(head.headers),
    body,
    exchange: valuesOf(head.headers, 'wire-exchange')[0],
  };
}

/** The request that a redirect asks for (RFC 9110 §15.4), or undefined. Throws a TypeError when it leads elsewhere. */
function redirected(request: ClientRequest, head: ResponseHead, authority: string): ClientRequest | undefined {
  const [location] = valuesOf(head.headers, 'location');
  if (location === undefined || ![301, 302, 303, 307, 308].includes(head.status)) return undefined;
  const path = targetOf(location, authority, request.path);
  const method = request.method?.toUpperCase() ?? 'GET';
  const becomesGet = head.status === 303 ? method !== 'HEAD' : head.status < 303 && method === 'POST';
  return becomesGet ? { path, headers: request.headers ?? [] } : { ...request, path };
}
