// One client of the room: a WebSocket, what it hears, and its coming back when the connection is lost.

import { backOff } from '#demos/back-off.ts';
import type { ClientSocket, DemoClient, SocketEvent, Timers } from '#demos/contract.ts';
import { addLines, hear, type Pane } from './model.ts';
import { path, readServerMessage, subprotocol, type ClientMessage } from './protocol.ts';

export interface ChatClientOptions {
  readonly client: Pick<DemoClient, 'openSocket'>;
  readonly timers: Timers;
  /** From 0 to 1: spreads a class that comes back all at once. */
  chance(): number;
  /** Told how the pane changes. */
  change(update: (pane: Pane) => Pane): void;
}

/** With these the server says that trying again would be no use (RFC 6455 §7.4.1). */
const refusals: readonly number[] = [1003, 1008, 1009];

export class ChatClient {
  private readonly options: ChatClientOptions;
  private socket: ClientSocket | undefined;
  private name = '';
  private attempt = 0;
  private isOpen = false;
  private isIn = false;
  /** Cancels the next attempt; undefined where none is due. */
  private waiting: (() => void) | undefined;

  constructor(options: ChatClientOptions) {
    this.options = options;
  }

  /** Connects and asks for the name; does so again, for the same name, whenever the connection is lost. */
  join(name: string): void {
    this.drop();
    this.name = name;
    this.attempt = 0;
    this.open();
  }

  say(text: string): void {
    this.send(JSON.stringify({ type: 'say', text } satisfies ClientMessage));
  }

  leave(): void {
    this.drop();
    this.options.change((pane) => ({ ...pane, status: 'out', people: [], clients: 0 }));
  }

  /** The server is back: an attempt that is due late is made within a second. */
  hurry(): void {
    if (this.waiting) this.tryIn(1_000 * this.options.chance());
  }

  private send(data: string): void {
    if (this.isIn) this.socket?.send(data);
  }

  private open(): void {
    this.waiting = undefined;
    this.options.change((pane) => ({ ...pane, status: 'joining', problem: undefined }));
    const socket: ClientSocket = this.options.client.openSocket(
      path,
      (event) => {
        if (this.socket === socket) this.notice(event, socket);
        // Browsers complain about a connection that is closed before it was open.
        else if (event.type === 'open') socket.close(1000);
      },
      [subprotocol],
    );
    this.socket = socket;
  }

  private notice(event: SocketEvent, socket: ClientSocket): void {
    if (event.type === 'open') this.introduce(socket);
    if (event.type === 'message') this.take(event.data);
    if (event.type === 'close') this.lose(event.code);
  }

  private introduce(socket: ClientSocket): void {
    this.isOpen = true;
    socket.send(JSON.stringify({ type: 'join', name: this.name } satisfies ClientMessage));
  }

  private take(data: string | Uint8Array): void {
    const message = readServerMessage(data);
    if (!message) return;
    if (message.type === 'welcome') [this.isIn, this.attempt] = [true, 0];
    this.options.change((pane) => hear(pane, message));
    // A name that is refused is the user's to change.
    if (message.type === 'error' && !this.isIn && message.code !== 'full') this.leave();
  }

  private lose(code: number): void {
    [this.isOpen, this.isIn, this.socket] = [false, false, undefined];
    if (refusals.includes(code)) {
      this.options.change((pane) => ({ ...pane, status: 'ended', people: [], clients: 0 }));
      return;
    }
    this.attempt += 1;
    this.options.change((pane) => {
      const lost: Pane = { ...pane, status: 'lost', people: [], clients: 0 };
      return this.attempt > 1 ? lost : addLines(lost, [{ kind: 'lost', code }]);
    });
    this.tryIn(backOff(this.attempt, this.options.chance()));
  }

  private tryIn(milliseconds: number): void {
    this.waiting?.();
    this.waiting = this.options.timers.after(milliseconds, () => this.open());
  }

  /** Lets go of the connection, open or not. */
  private drop(): void {
    this.waiting?.();
    this.waiting = undefined;
    const { socket, isOpen } = this;
    [this.isOpen, this.isIn, this.socket] = [false, false, undefined];
    if (isOpen) socket?.close(1000);
  }
}
