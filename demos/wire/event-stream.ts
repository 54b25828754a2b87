// `text/event-stream`, written and read (HTML Living Standard §9.2.5 and §9.2.6): lines of UTF-8, an empty one ends an event.

export interface StreamEvent {
  readonly kind: 'event';
  /** `message` unless the stream named another. */
  readonly type: string;
  readonly data: string;
  /** The id that a reconnection would name in Last-Event-ID; it stays until another one comes. */
  readonly lastEventId: string;
}

/** `retry:` milliseconds to wait before a reconnection. */
export type StreamItem = StreamEvent | { readonly kind: 'retry'; readonly milliseconds: number };

/** UTF-16 code units of one event's lines that are kept; a longer event is left out whole. */
const longestEvent = 65_536;

export interface EventToSend {
  readonly data: string;
  readonly type?: string;
  readonly id?: string;
}

/** One event's lines and its empty line. Throws a TypeError for a type or an id that would break the line. */
export function encodeEvent({ data, type, id }: EventToSend): string {
  const head = [...line('event', type), ...line('id', id)];
  const lines = data.split(/\r\n|\r|\n/).map((part) => `data: ${part}\n`);
  return `${[...head, ...lines].join('')}\n`;
}

/** Tells the client how long to wait before it comes back. */
export function encodeRetry(milliseconds: number): string {
  return `retry: ${milliseconds}\n\n`;
}

/** A line that every client skips: it shows proxies and routers that the line still lives. */
export function encodeComment(words: string): string {
  return `: ${words.replace(/[\r\n]+/g, ' ')}\n\n`;
}

function line(name: string, value: string | undefined): string[] {
  if (value === undefined) return [];
  if (/[\r\n\0]/.test(value)) throw new TypeError(`The ${name} holds a line end or NUL. Take it out.`);
  return [`${name}: ${value}\n`];
}

/** Reads a stream in whatever pieces it comes. What the stream leaves unfinished at its end is dropped (§9.2.6). */
export class EventStreamParser {
  /** Takes a byte order mark at the start away, as the format asks. */
  readonly #decoder = new TextDecoder();
  #line = '';
  /** The last character was CR: an LF that follows belongs to the same line end. */
  #isAfterReturn = false;
  #data = '';
  #type = '';
  #id = '';
  #lastEventId = '';
  #kept = 0;

  /** What Last-Event-ID would say now; empty before the first id. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  push(bytes: Uint8Array): StreamItem[] {
    const items: StreamItem[] = [];
    for (const piece of this.#decoder.decode(bytes, { stream: true }).split(/(\r|\n)/)) this.#take(piece, items);
    return items;
  }

  #take(piece: string, items: StreamItem[]): void {
    if (piece === '') return;
    const isSecondHalf = piece === '\n' && this.#isAfterReturn;
    this.#isAfterReturn = piece === '\r';
    if (isSecondHalf) return;
    if (piece !== '\r' && piece !== '\n') return this.#grow(piece);
    const line = this.#line;
    this.#line = '';
    if (line === '') this.#dispatch(items);
    else this.#read(line, items);
  }

  #grow(piece: string): void {
    this.#kept += piece.length;
    if (this.#kept <= longestEvent) this.#line += piece;
    // Never empty, or the rest of a line too long would look like the end of its event.
    else this.#line ||= ':';
  }

  #read(line: string, items: StreamItem[]): void {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') this.#data += `${value}\n`;
    if (name === 'event') this.#type = value;
    if (name === 'id' && !value.includes('\0')) this.#id = value;
    if (name === 'retry' && /^\d+$/.test(value)) items.push({ kind: 'retry', milliseconds: Number(value) });
  }

  #dispatch(items: StreamItem[]): void {
    const [data, type, isWhole] = [this.#data, this.#type, this.#kept <= longestEvent];
    this.#data = '';
    this.#type = '';
    this.#kept = 0;
    this.#lastEventId = this.#id;
    if (data === '' || !isWhole) return;
    items.push({
      kind: 'event',
      type: type === '' ? 'message' : type,
      data: data.slice(0, -1),
      lastEventId: this.#lastEventId,
    });
  }
}
