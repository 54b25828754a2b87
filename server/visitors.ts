// Who calls: the visitor of the cookie, the visitor whose bridge this connection is, or else the presenter.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Caller, Random } from '#demos/contract.ts';
import { randomId } from '#server/capabilities.ts';

/** Key of the presenter's state, whatever the presenter's cookie is. */
const presenterKey = 'presenter';

export interface Visitors {
  /** Who calls: whose state it is, and whether it is the presenter. */
  callerOf(request: IncomingMessage): Pick<Caller, 'visitor' | 'isPresenter'>;
  /** The same for those who say who they are: undefined without a visitor cookie. */
  knownKeyOf(request: IncomingMessage): string | undefined;
  /** A deck page is being opened: the `Set-Cookie` value for a visitor who has no cookie yet. */
  welcome(request: IncomingMessage): string | undefined;
  /** A connection has been accepted. */
  meet(socket: Socket): void;
  /** The connection from this address and port is the visitor's own; the returned function lets the port be anyone's again. */
  lend(address: string, port: number, visitor: string): () => void;
  isBridge(socket: Socket): boolean;
}

export function createVisitors(random: Random): Visitors {
  let presenter: string | undefined;
  // Whichever comes first, the loan or the connection, the second one joins them. From then on the connection is bound,
  // for its octets may be read after its other end has gone and its port is someone else's.
  const loans = new Map<string, string>();
  const met = new Map<string, Socket>();
  const bound = new WeakMap<Socket, string>();

  /**
   * The presenter is the first visitor who comes with a cookie on this machine itself. One who comes without may be curl,
   * or whoever waits for the server to be up, and will not come back under that name.
   */
  function keyOfCookie(cookie: string, socket: Socket): string {
    if (isLoopback(socket.remoteAddress)) presenter ??= cookie;
    return cookie === presenter ? presenterKey : cookie;
  }

  function knownKeyOf(request: IncomingMessage): string | undefined {
    const bridge = bound.get(request.socket);
    if (bridge !== undefined) return bridge;
    const cookie = visitorCookie(request);
    return cookie === undefined ? undefined : keyOfCookie(cookie, request.socket);
  }

  return {
    knownKeyOf,
    callerOf(request) {
      const known = knownKeyOf(request);
      // A program without a cookie shares the presenter's state from anywhere, but has a say in it here only.
      const isPresenter = known === undefined ? isLoopback(request.socket.remoteAddress) : known === presenterKey;
      return { visitor: known ?? presenterKey, isPresenter };
    },
    welcome(request) {
      if (visitorCookie(request) !== undefined) return undefined;
      return `visitor=${randomId(random)}; Path=/; HttpOnly; SameSite=Lax`;
    },
    meet(socket) {
      const from = place(socket.remoteAddress, socket.remotePort);
      const visitor = loans.get(from);
      if (visitor !== undefined) bound.set(socket, visitor);
      met.set(from, socket);
      socket.once('close', () => {
        if (met.get(from) === socket) met.delete(from);
      });
    },
    lend(address, port, visitor) {
      const from = place(address, port);
      loans.set(from, visitor);
      const socket = met.get(from);
      if (socket) bound.set(socket, visitor);
      return () => void loans.delete(from);
    },
    isBridge: (socket) => bound.has(socket),
  };
}

/** An address as both ends of a connection see it: an IPv4 address may come in its IPv6 form. */
function place(address = '', port = 0): string {
  return `${address.replace(/^::ffff:/, '')} ${port}`;
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function visitorCookie(request: IncomingMessage): string | undefined {
  return /(?:^|;\s*)visitor=([0-9a-f]{32})\s*(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
}
