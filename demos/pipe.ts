// One direction of a connection in memory: octets in order, a bounded buffer, an end or a cut.

import type { Timers } from './contract.ts';

export interface PipeOptions {
  /** Octets held before a write waits; 65,536 unless told. */
  readonly capacity?: number;
  /** Lets an endless stream pause once a bufferful. */
  readonly timers?: Timers;
}

interface Reader {
  resolve(bytes: Uint8Array | undefined): void;
  reject(error: Error): void;
}

/** The other side, or this one, has cut the connection. Nobody's mistake: clients leave. */
export class ConnectionCut extends Error {
  constructor() {
    super('The connection was cut. Open a new one.');
  }
}

export class Pipe {
  readonly #capacity: number;
  readonly #timers: Timers | undefined;
  readonly #readers: Reader[] = [];
  #pieces: Uint8Array[] = [];
  #held = 0;
  /** One write at a time: the next begins when the one before has its octets in the buffer. */
  #turn: Promise<void> = Promise.resolve();
  #wakeWriter: (() => void) | undefined;
  #sinceBreath = 0;
  #isClosing = false;
  #isEnded = false;
  #isCut = false;

  constructor({ capacity = 65_536, timers }: PipeOptions = {}) {
    this.#capacity = capacity;
    this.#timers = timers;
  }

  read(): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      this.#deliver();
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    if (this.#isClosing)
      return Promise.reject(new Error('This side has ended the stream: nothing more can be written.'));
    // The writer may use its buffer again at once, as it may with a real socket's kernel copy.
    const copy = bytes.slice();
    return this.#inTurn(() => this.#put(copy));
  }

  end(): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    this.#isClosing = true;
    return this.#inTurn(async () => {
      this.#isEnded = true;
      this.#deliver();
    });
  }

  cut(): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#pieces = [];
    this.#held = 0;
    for (const reader of this.#readers.splice(0)) reader.reject(new ConnectionCut());
    this.#wakeWriter?.();
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #put(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + this.#capacity - this.#held);
      at += piece.length;
      this.#take(piece);
      if (this.#held >= this.#capacity) await this.#room();
      await this.#breathe(piece.length);
    }
    if (this.#isCut) throw new ConnectionCut();
  }

  #take(piece: Uint8Array): void {
    if (this.#isCut) throw new ConnectionCut();
    this.#pieces.push(piece);
    this.#held += piece.length;
    this.#deliver();
  }

  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeWriter = () => {
        this.#wakeWriter = undefined;
        resolve();
      };
    });
  }

  /** An endless stream of microtasks would freeze the page: after each bufferful the writer goes on in a later task. */
  async #breathe(octets: number): Promise<void> {
    this.#sinceBreath += octets;
    const timers = this.#timers;
    if (!timers || this.#sinceBreath < this.#capacity) return;
    this.#sinceBreath = 0;
    await new Promise<void>((resolve) => timers.after(0, resolve));
  }

  #deliver(): void {
    while (this.#readers.length > 0) {
      if (this.#isCut) return this.#readers.shift()?.reject(new ConnectionCut());
      if (this.#held === 0 && !this.#isEnded) return;
      this.#readers.shift()?.resolve(this.#takeAll());
    }
  }

  #takeAll(): Uint8Array | undefined {
    if (this.#held === 0) return undefined;
    const whole = join(this.#pieces, this.#held);
    this.#pieces = [];
    this.#held = 0;
    this.#wakeWriter?.();
    return whole;
  }
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
