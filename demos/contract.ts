// What a demo is, for the two hosts that run it and the widget that shows it. Types only.

import type { Jar } from './cookie-jar/contract.ts';

/** Where a demo runs now: on the demo server (real sockets) or inside the page. It decides the truth label. */
export type HostKind = 'server' | 'in-page';

export type Language = 'fr' | 'en';

/** One field line (RFC 9110 §5): the name in the case it was sent in, the value without surrounding white space. */
export type Field = readonly [name: string, value: string];

/** Content of a message. Text is sent as UTF-8; an iterable is sent piece by piece, as it is produced. */
export type Body = string | Uint8Array | AsyncIterable<Uint8Array>;

/** A request as it stood on the wire (RFC 9112 §3): every field line in order, duplicates kept. */
export interface HttpRequest {
  /** Case-sensitive token (RFC 9110 §9.1). */
  readonly method: string;
  /** request-target as sent, in any of its four forms (RFC 9112 §3.2); at most 8,000 octets. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  readonly headers: readonly Field[];
  /** Arrives piece by piece; empty where there is no content. May be left unread. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * A response before it is framed: the host adds Date and the framing (Content-Length or chunked, RFC 9112 §6)
 * after the demo's own field lines, and drops the body where the request was HEAD or the status forbids one.
 */
export interface HttpResponse {
  /** 200–599; its reason phrase is the standard one. */
  readonly status: number;
  readonly headers: readonly Field[];
  readonly body?: Body;
  /** Asked once all of `body` has been produced: fields that end chunked content (RFC 9112 §7.1.2), left out of any other. */
  readonly trailers?: () => readonly Field[];
}

/** Who calls, as far as the host can tell. */
export interface Caller {
  /** Key of the caller's own state; a client without a visitor cookie gets the presenter's. Never shown. */
  readonly visitor: string;
  /** Names this exchange on the wire. */
  readonly exchange: string;
  /** Whether this is the presenter, on the presenter's own machine: only they reset the room's state. */
  readonly isPresenter: boolean;
  /** The other end of the connection; absent in the page, where there is no connection. Told to this caller only. */
  readonly remote?: Remote;
}

/** The other end of a connection, as the host's operating system sees it: no field line can change it. */
export interface Remote {
  /** IPv4 or IPv6, without a zone. */
  readonly address: string;
  readonly port: number;
  /** Whether somebody at this very machine asks: not over the network, by a bridge, or through a proxy. */
  readonly isHere: boolean;
}

/** One end of an open WebSocket connection, as the backend holds it (RFC 6455). */
export interface Peer {
  /** Text goes as a text message, bytes as a binary one. After a close it does nothing. */
  send(data: string | Uint8Array): void;
  /** Starts the closing handshake. `code` valid on the wire (RFC 6455 §7.4), 1000 if absent, `reason` at most 123 octets of UTF-8. */
  close(code?: number, reason?: string): void;
  /** Cuts the connection without a closing handshake: the other side sees 1006. */
  abort(): void;
  /** Octets handed to the host and not yet to the network. */
  readonly bufferedAmount: number;
}

/** How a connection ended: the code of the peer's close frame, 1005 without a code, 1006 without a close frame. */
export interface Closure {
  readonly code: number;
  readonly reason: string;
}

/** What a backend does with an open connection. Each is called at most once at a time, `close` exactly once. */
export interface PeerEvents {
  message?(data: string | Uint8Array): void;
  close?(closure: Closure): void;
}

/** An accepted opening handshake (RFC 6455 §4.2.2). */
export interface Upgrade {
  /** One of the subprotocols that the client offered; absent when none was chosen. */
  readonly protocol?: string;
  open(peer: Peer): PeerEvents;
}

/** Milliseconds since 1970-01-01T00:00Z, with a fraction where the host has one. */
export interface Clock {
  now(): number;
}

export interface Timers {
  /** Runs `task` once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, task: () => void): () => void;
}

export interface Random {
  /** `length` octets, unpredictable outside tests. */
  bytes(length: number): Uint8Array;
}

/** One address of one of the machine's network interfaces. */
export interface NetworkInterface {
  readonly name: string;
  readonly address: string;
  /** Bits of the address that name the network (RFC 4632 §3.1). */
  readonly prefix: number;
  /** Leads nowhere but to the machine itself. */
  readonly isInternal: boolean;
}

/** What the operating system knows of the machine's place in the network. */
export interface LocalNetwork {
  interfaces(): readonly NetworkInterface[];
  /** The address from which this machine would reach an IPv4 address: nothing is sent. `fault` is the system's own name for why not, such as ENETUNREACH. */
  localAddressTowards(address: string): Promise<{ readonly address: string } | { readonly fault: string }>;
}

/** States of a TCP connection (RFC 9293 §3.3.2). CLOSED is the one that exists nowhere: nothing is remembered any more. */
export type TcpState =
  | 'LISTEN'
  | 'SYN-SENT'
  | 'SYN-RECEIVED'
  | 'ESTABLISHED'
  | 'FIN-WAIT-1'
  | 'FIN-WAIT-2'
  | 'CLOSE-WAIT'
  | 'CLOSING'
  | 'LAST-ACK'
  | 'TIME-WAIT'
  | 'CLOSED';

/** What the operating system says of the two ends of one connection at one moment; undefined for an end on another machine. */
export interface TcpStates {
  readonly client: TcpState | undefined;
  readonly server: TcpState;
}

/** What a host hands to a backend. All of it is injected, so that tests make both hosts' bytes equal. */
export interface Capabilities {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  /** Absent in the page. */
  readonly localNetwork?: LocalNetwork;
  /** Of the connection on a demo's own port that this exchange is; undefined where it is forgotten. Linux only. */
  readonly tcpStates?: (exchange: string) => Promise<TcpStates | undefined>;
}

/** A demo's logic, the same on both hosts. What it does not define the host answers: 404, or 400 for an upgrade. */
export interface Backend {
  /** Answers one request under `/demos/NAME`. A rejection is answered 500 and logged. */
  respond?(request: HttpRequest, caller: Caller): HttpResponse | Promise<HttpResponse>;
  /** Answers one request for `*.localhost`; only the demo marked `virtualHosts` has it. */
  respondAsVirtualHost?(request: HttpRequest, caller: Caller): HttpResponse | Promise<HttpResponse>;
  /** Decides on an opening handshake under `/demos/NAME`; a response refuses it. */
  upgrade?(request: HttpRequest, caller: Caller): Upgrade | HttpResponse;
  /** Serves one connection to a TCP port of the demo's own until it resolves; then the host ends it. A rejection cuts it and is logged. */
  serve?(port: string, stream: ByteStream, caller: Caller): Promise<void>;
  /** One datagram to a UDP port of the demo's own; at most one goes back. A rejection is logged, and nothing goes back. */
  answer?(port: string, datagram: Uint8Array, caller: Caller): Uint8Array | undefined | Promise<Uint8Array | undefined>;
}

/** How the octets on a demo's own port are written, for who shows them. */
export type PieceProtocol = 'octets' | 'dns';

/** A port of a demo's own, for what speaks neither HTTP nor WebSocket. */
export interface OwnPort {
  /** One lower-case word, unlike the demo's other ports. */
  readonly name: string;
  readonly transport: 'tcp' | 'udp';
  /** Tried first; any free one where it is taken, or where the server's own port may be any. */
  readonly preferred: number;
  /** `octets` unless told. */
  readonly protocol?: PieceProtocol;
}

/** A demo's own port by name. */
export interface PortAddress {
  readonly demo: string;
  readonly port: string;
}

/** One demo folder: `/demos/NAME` on either host. */
export interface Demo {
  /** The folder's name: lower-case words joined by hyphens. */
  readonly name: string;
  /** Whose the state is: each visitor's own, or the room's (reset by the presenter only). */
  readonly scope: 'visitor' | 'room';
  /** Its backend has `serve` where one is of TCP, `answer` where one is of UDP. */
  readonly ports?: readonly OwnPort[];
  create(capabilities: Capabilities): Backend;
}

/** A two-way stream of octets: a TCP connection, or its likeness in the page. */
export interface ByteStream {
  /** The next octets as they arrive, at least one; `undefined` once the other side has ended. Rejects after an abort. */
  read(): Promise<Uint8Array | undefined>;
  /** Resolves when more may follow (back-pressure). Rejects once the stream is ended or aborted. */
  write(bytes: Uint8Array): Promise<void>;
  /** Half-close: no more from this side; reading goes on. */
  end(): Promise<void>;
  /** Cuts both directions at once; pending reads on both sides reject. Idempotent. */
  abort(): void;
}

/** One end of a UDP conversation, or its likeness in the page: datagrams arrive whole, late or never. */
export interface DatagramSocket {
  /** At most 65,507 octets (a RangeError above that); after `close` it does nothing. */
  send(datagram: Uint8Array): void;
  /** The next datagram; `undefined` once either side has closed. One call at a time. */
  receive(): Promise<Uint8Array | undefined>;
  close(): void;
}

/** Which end sent something. */
export type Side = 'client' | 'server';

/** How an exchange on a demo's own port travels. */
export interface Carriage {
  readonly transport: OwnPort['transport'];
  /** The server's; in the page the one that it would have. */
  readonly port: number;
  readonly protocol: PieceProtocol;
}

/**
 * What the tap saw of one exchange: one request and its response, or one WebSocket connection from its handshake on; on a
 * demo's own port one TCP connection, each `bytes` one read or write, or one datagram and its answer.
 */
export type WireEvent =
  /** `over`: on a port of the demo's own; absent for HTTP, and WebSocket after it. */
  | {
      readonly type: 'opened';
      readonly exchange: string;
      readonly demo: string;
      readonly at: number;
      readonly over?: Carriage;
    }
  | {
      readonly type: 'bytes';
      readonly exchange: string;
      readonly from: Side;
      readonly at: number;
      readonly bytes: Uint8Array;
    }
  /** `cut`: the record ends here, for it is full, though the exchange itself may go on. */
  | { readonly type: 'closed'; readonly exchange: string; readonly at: number; readonly cut?: true };

/** The visitor's own exchanges, as they happen; times are milliseconds on the host's clock. */
export interface Wire {
  /** Calls `listener` first with what is still remembered, then with each new event. Returns the unsubscription. */
  subscribe(listener: (event: WireEvent) => void): () => void;
}

export interface ClientRequest {
  /** GET unless told. */
  readonly method?: string;
  /** Path and query on the page's own host, from `/`. */
  readonly path: string;
  readonly headers?: readonly Field[];
  readonly body?: string | Uint8Array;
  /** Nobody waits for the answer any more once this resolves: until the response's head is there, the request ends and `fetch` rejects. */
  readonly until?: Promise<unknown>;
}

export interface ClientResponse {
  readonly status: number;
  /** What a script is shown: on the server host the browser hides Set-Cookie and lower-cases names. */
  readonly headers: readonly Field[];
  readonly body: AsyncIterable<Uint8Array>;
  /** The exchange's name on the wire, from the response's `Wire-Exchange` field. */
  readonly exchange: string | undefined;
}

/** The four events of a browser's WebSocket, in its own words. */
export type SocketEvent =
  | { readonly type: 'open'; readonly protocol: string }
  | { readonly type: 'message'; readonly data: string | Uint8Array }
  | { readonly type: 'error' }
  | { readonly type: 'close'; readonly code: number; readonly reason: string; readonly wasClean: boolean };

export interface ClientSocket {
  /** The exchange's name on the wire. */
  readonly exchange: string;
  send(data: string | Uint8Array): void;
  close(code?: number, reason?: string): void;
}

/** Whether the demo server answers. `retryAt` is on the page's clock (Date.now). */
export type Link =
  | { readonly state: 'up' }
  | { readonly state: 'connecting' }
  | { readonly state: 'lost'; readonly since: number; readonly attempt: number; readonly retryAt: number };

/** `document.cookie`, or its likeness in the page (HTML §3.1.4): HttpOnly cookies are neither shown nor touched. */
export interface ScriptCookies {
  /** `name=value` pairs joined by `; `. */
  read(): string;
  /** Takes one Set-Cookie value; what may not be set is ignored in silence, as browsers do. */
  write(line: string): void;
}

/** A widget's way to its backend, the same on both hosts. */
export interface DemoClient {
  readonly host: HostKind;
  /** Host and port as a Host field of the deck would say them, for example `localhost:8420`. */
  readonly authority: string;
  /** *Your browser*: an ordinary request. Rejects with a TypeError when the host cannot be reached. Leaving the body early ends the request. */
  fetch(request: ClientRequest): Promise<ClientResponse>;
  /** *Your browser*: an ordinary WebSocket. Every event goes to `listener`; `close` is the last one. */
  openSocket(path: string, listener: (event: SocketEvent) => void, protocols?: readonly string[]): ClientSocket;
  /** *By hand*: a byte stream to this host's own port, or to a TCP port of a demo's own, and to nothing else. */
  connect(to?: PortAddress): Promise<ByteStream>;
  /** *By hand*: datagrams to a UDP port of a demo's own. Rejects with a TypeError where there is none. */
  openDatagrams(to: PortAddress): Promise<DatagramSocket>;
  /** The number to print for a demo's own port; undefined in the page, and while the link has never been up. */
  portNumber(to: PortAddress): number | undefined;
  readonly wire: Wire;
  /** Cookies as a script of this page meets them. */
  readonly scriptCookies: ScriptCookies;
  /** The jar of the page's own host; undefined where the browser keeps the cookies. */
  readonly jar: Jar | undefined;
  /** Calls `listener` with the present state, then at each change. Returns the unsubscription. */
  watchLink(listener: (link: Link) => void): () => void;
  /** Tries again now instead of at `retryAt`. */
  retry(): void;
}

/**
 * A demo's scripted exchange, byte for byte the same on both hosts. It is the finished run that print and pages
 * without scripts show, and the contract suite's proof that the hosts agree.
 */
export type Scenario = (by: ByHand) => Promise<void>;

/** What a scenario may do: everything by hand, so that each octet is ours. */
export interface ByHand {
  readonly authority: string;
  /** The reader's, for demos whose backend answers in several. */
  readonly language: Language;
  connect(to?: PortAddress): Promise<ByteStream>;
  openDatagrams(to: PortAddress): Promise<DatagramSocket>;
  readonly random: Random;
}
