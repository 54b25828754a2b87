// Who calls: the visitor of the cookie, the visitor whose bridge this connection is, or else the presenter.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Caller, Random } from '#demos/contract.ts';
import { randomId } from '#server/capabilities.ts';
import { createThisMachine, isLoopback, plainAddress } from '#server/this-machine.ts';

/** Key of the presenter's state, whatever the presenter's cookie is. */
const presenterKey = 'presenter';

export interface Visitors {
  /** Who calls: whose state it is, whether it is the presenter, and from where. */
  callerOf(request: IncomingMessage): Omit<Caller, 'exchange'>;
  /** The same for those who say who they are: undefined without a visitor cookie. */
  knownKeyOf(request: IncomingMessage): string | undefined;
  /** A deck page is being opened: the `Set-Cookie` value for a visitor who has no cookie yet. */
  welcome(request: IncomingMessage): string | undefined;
  /** The same for a connection that says nothing of itself. Waits for the bridges that are being opened: it may be one's. */
  callerOn(socket: Socket): Promise<Pick<Caller, 'visitor' | 'isPresenter'>>;
  /** The same for the sender of a datagram. */
  callerAt(address: string, port: number): Pick<Caller, 'visitor' | 'isPresenter'>;
  /** A connection has been accepted. */
  meet(socket: Socket): void;
  /** What comes from this address and port is the visitor's own; the returned function lets the port be anyone's again. */
  lend(address: string, port: number, visitor: string, transport?: 'tcp' | 'udp'): () => void;
  /** A bridge's connection is being opened; it is lent, or has failed, once `settled` resolves. */
  expect(settled: Promise<void>): void;
  isBridge(socket: Socket): boolean;
}

export function createVisitors(random: Random, isThisMachine = createThisMachine()): Visitors {
  let presenter: string | undefined;
  // Whichever comes first, the loan or the connection, the second one joins them. From then on the connection is bound,
  // for its octets may be read after its other end has gone and its port is someone else's.
  const loans = new Map<string, string>();
  const met = new Map<string, Socket>();
  const bound = new WeakMap<Socket, string>();
  const expected = new Set<Promise<void>>();

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

  /** Behind a proxy everyone seems to be here; nothing where the client has gone meanwhile. */
  function remoteOf({ socket, headers }: IncomingMessage): Pick<Caller, 'remote'> {
    const { remoteAddress, remotePort } = socket;
    if (remoteAddress === undefined || remotePort === undefined) return {};
    const isHere = isThisMachine(remoteAddress) && !bound.has(socket) && headers['x-forwarded-for'] === undefined;
    return { remote: { address: plainAddress(remoteAddress), port: remotePort, isHere } };
  }

  return {
    knownKeyOf,
    callerOf(request) {
      return { ...callerFrom(knownKeyOf(request), request.socket.remoteAddress), ...remoteOf(request) };
    },
    async callerOn(socket) {
      await Promise.all(expected);
      return callerFrom(bound.get(socket), socket.remoteAddress);
    },
    callerAt: (address, port) => callerFrom(loans.get(place(address, port, 'udp')), address),
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
    expect(settled) {
      expected.add(settled);
      void settled.then(() => expected.delete(settled));
    },
    lend(address, port, visitor, transport = 'tcp') {
      const from = place(address, port, transport);
      loans.set(from, visitor);
      const socket = met.get(from);
      if (socket) bound.set(socket, visitor);
      return () => void loans.delete(from);
    },
    isBridge: (socket) => bound.has(socket),
  };
}

/** A program without a cookie shares the presenter's state from anywhere, but has a say in it here only. */
function callerFrom(known: string | undefined, address: string | undefined): Pick<Caller, 'visitor' | 'isPresenter'> {
  const isPresenter = known === undefined ? isLoopback(address) : known === presenterKey;
  return { visitor: known ?? presenterKey, isPresenter };
}

/** An address as both ends of a connection see it: an IPv4 address may come in its IPv6 form. */
function place(address = '', port = 0, transport = 'tcp'): string {
  return `${transport} ${address.replace(/^::ffff:/, '')} ${port}`;
}

function visitorCookie(request: IncomingMessage): string | undefined {
  return /(?:^|;\s*)visitor=([0-9a-f]{32})\s*(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
}
