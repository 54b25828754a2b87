// *By hand* on the demo server: a WebSocket that stands for one TCP connection to the server's own port or, where the path
// says `?tcp=DEMO/PORT`, to a port of that demo's own, and to nothing else.
//
// Binary messages are octets of that connection, either way. Text messages are JSON and steer it:
//   server → page  open             the TCP connection is there; octets may flow
//   either way     taken, octets    that many octets more were read (page) or handed on (server)
//   either way     end              no more octets from this side (TCP half-close); the other direction goes on
// Neither side sends octets while `bridgeWindow` of its own are not yet taken: back-pressure, and the bound of what
// either keeps. When both sides have ended the server closes with 1000. A page aborts by closing with any code;
// the server cuts the TCP connection then, and closes with `aborted` when the TCP connection was cut at its end.
//
// With `?udp=DEMO/PORT` it stands for one UDP socket: after `open` each binary message is one datagram, either way, and nothing
// else is said. As on any network datagrams may be lost: those beyond `datagramRate` are.

import type { OwnPort, PortAddress } from './contract.ts';
import { parsePortName, portName } from './own-ports.ts';
import type { Rate } from './rate-limit.ts';

/** Where the bridge is; the handshake needs the visitor's cookie (403 without) and an Origin of this server's own. */
export const bridgePath = '/wire/bridge';

/** Octets each side may have under way, not yet taken: 1 MiB. */
export const bridgeWindow = 1_048_576;

/** Most octets in one binary message: 64 KiB. */
export const bridgeMessageLimit = 65_536;

/** Connections one visitor may have open at once. */
export const bridgesPerVisitor = 4;

/** Close codes of the bridge, besides 1000 (both sides ended) and 1001 (the server ends). */
export const bridgeClosure = {
  /** The TCP connection was cut. */
  aborted: 4000,
  /** `bridgesPerVisitor` are open already: close one. */
  tooMany: 4001,
  /** The page broke this protocol: an unknown message, octets after `end` or beyond the window. */
  misused: 4002,
  /** No demo listens on the port that was asked for. */
  noSuchPort: 4003,
} as const;

/** Datagrams that a page may send over one bridge: more are lost. */
export const datagramRate: Rate = { perSecond: 50, burst: 100 };

/** Where the bridge to this port is, which must be of that transport. */
export function bridgeTo(to: PortAddress | undefined, transport: OwnPort['transport']): string {
  return to ? `${bridgePath}?${transport}=${portName(to)}` : bridgePath;
}

export interface BridgeTarget {
  readonly to: PortAddress;
  readonly transport: OwnPort['transport'];
}

/** What a bridge's request-target asks for: a demo's own port, the server's (undefined), or nothing that has a name (null). */
export function bridgeTarget(target: string): BridgeTarget | undefined | null {
  const [, transport, name] = /[?&](tcp|udp)=([^&#]*)/.exec(target) ?? [];
  if (name === undefined) return undefined;
  const to = parsePortName(name);
  return to ? { to, transport: transport === 'udp' ? 'udp' : 'tcp' } : null;
}

export type BridgeMessage =
  | { readonly type: 'open' }
  | { readonly type: 'taken'; readonly octets: number }
  | { readonly type: 'end' };

/** The text of one steering message. */
export function encodeBridgeMessage(message: BridgeMessage): string {
  return JSON.stringify(message);
}

/** Reads one steering message; undefined when it is none. */
export function decodeBridgeMessage(text: string): BridgeMessage | undefined {
  const { type, octets } = parseObject(text);
  if (type === 'open' || type === 'end') return { type };
  const isCount = typeof octets === 'number' && Number.isSafeInteger(octets) && octets > 0 && octets <= bridgeWindow;
  return type === 'taken' && isCount ? { type, octets } : undefined;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
