// `/wire/bridge`: a page's way to write octets by hand, to this server's own ports and to nothing else
// (demos/bridge-protocol.ts). Each WebSocket stands for one TCP connection over loopback, which counts as the visitor's.

import { connect, type Socket } from 'node:net';
import type { WebSocket } from 'ws';
import {
  bridgeClosure,
  bridgeMessageLimit,
  bridgesPerVisitor,
  bridgeWindow,
  decodeBridgeMessage,
  encodeBridgeMessage,
  type BridgeMessage,
  type BridgeTarget,
} from '#demos/bridge-protocol.ts';
import type { Clock, PortAddress } from '#demos/contract.ts';
import { bridgeDatagrams } from '#server/datagram-bridge.ts';
import type { OpenPort } from '#server/own-ports.ts';
import { Tally } from '#server/tally.ts';
import type { Visitors } from '#server/visitors.ts';

/** Where the server itself listens; undefined while it does not. */
export type OwnAddress = () => { readonly address: string; readonly port: number } | undefined;

export interface Bridges {
  /** `target`: a demo's own port, the server's where undefined; null is none. */
  serve(socket: WebSocket, visitor: string, target: BridgeTarget | undefined | null): void;
}

export interface BridgesOptions {
  readonly visitors: Visitors;
  readonly clock: Clock;
  readonly ownAddress: OwnAddress;
  findPort(to: PortAddress): OpenPort | undefined;
}

export function createBridges({ visitors, clock, ownAddress, findPort }: BridgesOptions): Bridges {
  const tally = new Tally();

  function open(visitor: string, host: string, port: number): Socket {
    const tcp = connect({ host, port, allowHalfOpen: true, noDelay: true });
    tcp.once('connect', () => {
      const giveBack = visitors.lend(tcp.localAddress ?? '', tcp.localPort ?? 0, visitor);
      tcp.once('close', giveBack);
    });
    // Listens after the one above: by then it is lent.
    visitors.expect(new Promise((resolve) => tcp.once('connect', resolve).once('close', () => resolve())));
    return tcp;
  }

  return {
    serve(socket, visitor, target) {
      const own = ownAddress();
      const found = target ? findPort(target.to) : undefined;
      const port = found?.transport === target?.transport ? found : undefined;
      socket.on('close', () => tally.remove(visitor));
      if (tally.add(visitor) > bridgesPerVisitor) return socket.close(bridgeClosure.tooMany);
      if (target !== undefined && !port) return socket.close(bridgeClosure.noSuchPort);
      if (port?.transport === 'udp') return bridgeDatagrams(socket, port, { visitors, visitor, clock });
      const address = port ? { address: port.loopback, port: port.number } : own;
      if (!address) return socket.close(bridgeClosure.aborted);
      new Bridge(socket, open(visitor, address.address, address.port));
    },
  };
}

/** One page's WebSocket joined to one TCP connection. */
class Bridge {
  private readonly socket: WebSocket;
  private readonly tcp: Socket;
  /** Octets from the page that the TCP connection has not taken yet, and octets sent that the page has not. */
  private inward = 0;
  private outward = 0;

  constructor(socket: WebSocket, tcp: Socket) {
    this.socket = socket;
    this.tcp = tcp;
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.passIn(data as Buffer);
      else this.obey(decodeBridgeMessage(String(data)));
    });
    // A page that has gone, or that gives up: whoever answers it learns so by a reset.
    socket.on('close', () => tcp.resetAndDestroy());
    tcp.on('connect', () => this.say({ type: 'open' }));
    tcp.on('data', (bytes) => this.passOut(bytes));
    tcp.on('end', () => this.say({ type: 'end' }));
    tcp.on('error', () => socket.close(bridgeClosure.aborted));
    tcp.on('close', () => socket.close(tcp.readableEnded && tcp.writableFinished ? 1000 : bridgeClosure.aborted));
  }

  private say(message: BridgeMessage): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(encodeBridgeMessage(message));
  }

  private obey(message: BridgeMessage | undefined): void {
    if (message?.type === 'end') this.tcp.end();
    else if (message?.type === 'taken') this.freeWindow(message.octets);
    else this.socket.close(bridgeClosure.misused);
  }

  private passIn(bytes: Buffer): void {
    const { tcp } = this;
    this.inward += bytes.length;
    const isWithinBounds = this.inward <= bridgeWindow && bytes.length <= bridgeMessageLimit;
    if (tcp.pending || tcp.writableEnded || !isWithinBounds) return this.socket.close(bridgeClosure.misused);
    if (bytes.length === 0) return;
    tcp.write(bytes, (error) => {
      if (error) return;
      this.inward -= bytes.length;
      this.say({ type: 'taken', octets: bytes.length });
    });
  }

  /** Pauses while one more read could exceed the window: a read brings 64 KiB at most. */
  private passOut(bytes: Buffer): void {
    this.outward += bytes.length;
    if (this.outward > bridgeWindow - bridgeMessageLimit) this.tcp.pause();
    for (let at = 0; at < bytes.length; at += bridgeMessageLimit) {
      this.socket.send(bytes.subarray(at, at + bridgeMessageLimit));
    }
  }

  private freeWindow(octets: number): void {
    this.outward = Math.max(0, this.outward - octets);
    if (this.outward <= bridgeWindow - bridgeMessageLimit) this.tcp.resume();
  }
}
