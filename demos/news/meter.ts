// Figures from the wire and from nowhere else: requests, octets both ways, and when each piece of news passed, all on the
// host's clock. News is found in the octets themselves, whatever carries them: chunks, events and a server's frames are
// plain text.

import type { WireEvent } from '#demos/contract.ts';

/** One exchange, as far as it has come. Times in milliseconds on the host's clock. */
export interface Question {
  /** Grows with each exchange. */
  readonly order: number;
  readonly lane: string;
  readonly at: number;
  /** Of the last octets so far. */
  readonly until: number;
  /** Octets from the client and from the server. */
  readonly up: number;
  readonly down: number;
  /** Of the response; undefined until its first octets. */
  readonly status: number | undefined;
  /** Pieces of news that this lane did not know before. */
  readonly fresh: number;
  readonly isOver: boolean;
}

/** A piece of news, from its publication to the moment when it passed in a lane. */
export interface Passage {
  readonly lane: string;
  readonly number: number;
  readonly publishedAt: number;
  readonly passedAt: number;
}

export interface LaneFigures {
  readonly requests: number;
  /** Exchanges that ended without anything new. */
  readonly wasted: number;
  readonly up: number;
  readonly down: number;
  readonly known: number;
  /** Milliseconds from publication to passage, summed and largest. */
  readonly waited: number;
  readonly worst: number;
}

/** What a widget keeps of it: small and serialisable. */
export interface Readings {
  readonly lanes: Readonly<Record<string, LaneFigures>>;
  /** Those of the last `windowLength` milliseconds, at most `mostShown` each. */
  readonly questions: readonly Question[];
  readonly passages: readonly Passage[];
  /** Of the newest octets; 0 before any. */
  readonly now: number;
}

/** Milliseconds of a timeline. */
export const windowLength = 30_000;
const mostShown = 240;
/** Exchanges followed at once; the oldest is let go. */
const mostOpen = 64;

export const noFigures: LaneFigures = { requests: 0, wasted: 0, up: 0, down: 0, known: 0, waited: 0, worst: 0 };
export const noReadings: Readings = { lanes: {}, questions: [], passages: [], now: 0 };

interface Open extends Omit<Question, 'lane'> {
  /** Undefined until the request line is whole; null for an exchange that is none of ours. */
  readonly lane: string | null | undefined;
  /** First octets of the request, and last ones of the response, as Latin-1. */
  readonly asked: string;
  readonly tail: string;
}

// What follows shows that the time is whole.
const NEWS = /"number":(\d+),"at":(\d+(?:\.\d+)?)(?=,)/g;
/** Longest that a number and its time may be, cut in two by the pieces in which they come. */
const longestMark = 64;

export class NewsMeter {
  readonly #laneOf: (target: string) => string | undefined;
  readonly #open = new Map<string, Open>();
  readonly #newest = new Map<string, number>();
  readonly #lanes = new Map<string, LaneFigures>();
  #questions: Question[] = [];
  #passages: Passage[] = [];
  #now = 0;
  #order = 0;

  /** `laneOf`: the lane that a request-target belongs to; undefined for what is not to be counted. */
  constructor(laneOf: (target: string) => string | undefined) {
    this.#laneOf = laneOf;
  }

  /** What a lane knew before it was watched: news up to this number is nothing new. */
  begin(lane: string, newest: number): void {
    this.#newest.set(lane, newest);
  }

  take(event: WireEvent): void {
    if (event.type === 'opened') return this.#begin(event.exchange, event.at);
    const open = this.#open.get(event.exchange);
    if (!open) return;
    if (event.type === 'closed') return this.#end(event.exchange, open);
    const next = event.from === 'client' ? this.#asked(open, event) : this.#answered(open, event);
    if (next.lane === null) this.#open.delete(event.exchange);
    else this.#keep(event.exchange, next, event.at);
  }

  read(): Readings {
    const from = this.#now - windowLength;
    return {
      lanes: Object.fromEntries(this.#lanes),
      questions: this.#questions.filter(({ until }) => until >= from),
      passages: this.#passages.filter(({ passedAt }) => passedAt >= from),
      now: this.#now,
    };
  }

  #begin(exchange: string, at: number): void {
    const [oldest] = this.#open.keys();
    if (this.#open.size >= mostOpen && oldest !== undefined) this.#open.delete(oldest);
    const nothing = { up: 0, down: 0, status: undefined, fresh: 0, isOver: false, asked: '', tail: '' };
    this.#order += 1;
    this.#open.set(exchange, { order: this.#order, lane: undefined, at, until: at, ...nothing });
  }

  #asked(open: Open, { bytes, at }: { bytes: Uint8Array; at: number }): Open {
    const up = open.up + bytes.length;
    if (open.lane !== undefined) {
      this.#add(open.lane, { up: bytes.length });
      return { ...open, up, until: at };
    }
    const asked = (open.asked + latin1(bytes)).slice(0, 8_000);
    const target = /^[A-Z]+ (\S+) HTTP\/1/.exec(asked)?.[1];
    if (target === undefined) return { ...open, asked, up, until: at, lane: asked.length < 8_000 ? undefined : null };
    const lane = this.#laneOf(target) ?? null;
    this.#add(lane, { up, requests: 1 });
    return { ...open, asked: '', lane, up, until: at };
  }

  #answered(open: Open, { bytes, at }: { bytes: Uint8Array; at: number }): Open {
    const { lane } = open;
    if (lane === undefined || lane === null) return open;
    const text = open.tail + latin1(bytes);
    const status = open.status ?? Number(/^HTTP\/1\.\d (\d{3})/.exec(text)?.[1] ?? 0);
    const fresh = this.#findNews(lane, text, at);
    this.#add(lane, { down: bytes.length });
    const tail = status === 0 ? text.slice(0, longestMark) : text.slice(-longestMark);
    const down = open.down + bytes.length;
    return { ...open, status: status || undefined, tail, down, until: at, fresh: open.fresh + fresh };
  }

  #findNews(lane: string, text: string, passedAt: number): number {
    let fresh = 0;
    for (const [, digits, published] of text.matchAll(NEWS)) {
      const number = Number(digits);
      const publishedAt = Number(published);
      if (number <= (this.#newest.get(lane) ?? 0)) continue;
      fresh += 1;
      this.#newest.set(lane, number);
      this.#passages = [...this.#passages, { lane, number, publishedAt, passedAt }].slice(-mostShown);
      const waited = Math.max(0, passedAt - publishedAt);
      this.#add(lane, { known: 1, waited });
    }
    return fresh;
  }

  #end(exchange: string, open: Open): void {
    this.#open.delete(exchange);
    if (open.lane === undefined || open.lane === null) return;
    this.#add(open.lane, { wasted: open.fresh === 0 ? 1 : 0 });
    this.#show({ ...open, lane: open.lane, isOver: true });
  }

  #keep(exchange: string, open: Open, at: number): void {
    this.#open.set(exchange, open);
    if (open.lane === undefined || open.lane === null) return;
    this.#now = Math.max(this.#now, at);
    this.#show({ ...open, lane: open.lane });
  }

  #show({ order, lane, at, until, up, down, status, fresh, isOver }: Open & { lane: string }): void {
    const question = { order, lane, at, until, up, down, status, fresh, isOver };
    const index = this.#questions.findLastIndex((one) => one.order === order);
    if (index >= 0) this.#questions[index] = question;
    else this.#questions = [...this.#questions, question].slice(-mostShown);
  }

  #add(lane: string | null, more: Partial<LaneFigures>): void {
    if (lane === null) return;
    const old = this.#lanes.get(lane) ?? noFigures;
    this.#lanes.set(lane, {
      requests: old.requests + (more.requests ?? 0),
      wasted: old.wasted + (more.wasted ?? 0),
      up: old.up + (more.up ?? 0),
      down: old.down + (more.down ?? 0),
      known: old.known + (more.known ?? 0),
      waited: old.waited + (more.waited ?? 0),
      worst: Math.max(old.worst, more.waited ?? 0),
    });
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += String.fromCharCode(octet);
  return text;
}
