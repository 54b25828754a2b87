// From octets to trees of named fields: what each octet of an HTTP/1.1 message is and means. The reading itself is the
// parser's (http1-reader.ts).

import type { RequestHead, ResponseHead } from './http1-message.ts';
import type { MessageReader } from './http1-reader.ts';
import type { Step } from './http1-step.ts';
import { MessageTree, type DecodedMessage } from './http1-tree.ts';

/** Decodes one direction of a connection, of which all octets so far are there. Never throws. */
export class Http1Decoder<Start, Head extends RequestHead | ResponseHead> {
  readonly #bytes: Uint8Array;
  readonly #reader: MessageReader<Start, Head>;
  readonly #trees: MessageTree[] = [];
  readonly #heads: Head[] = [];

  constructor(bytes: Uint8Array, reader: MessageReader<Start, Head>) {
    this.#bytes = bytes;
    this.#reader = reader;
    this.#read();
  }

  /** Heads that are complete, in order. */
  get heads(): readonly Head[] {
    return this.#heads;
  }

  /** Whether the octets from `offset` on may be in another protocol. */
  get isHeld(): boolean {
    return this.#reader.state === 'held';
  }

  get offset(): number {
    return this.#reader.offset;
  }

  /** The protocol does not change: decodes on as HTTP. */
  resume(): void {
    this.#reader.resume();
    this.#read();
  }

  /** The connection has ended: what is unfinished stays so, and is marked. */
  end(): void {
    this.#grow(this.#reader.end());
  }

  /** All messages so far, the last one perhaps incomplete. To be called once, at the end. */
  finish(): DecodedMessage[] {
    this.#grow(this.#reader.unfinished());
    if (this.#reader.state === 'finished') this.#trees.at(-1)?.addUnread(this.#bytes.length, 'after-fault');
    if (this.#reader.state === 'closed') this.#addTree(this.offset).addUnread(this.#bytes.length, 'after-close');
    return this.#trees.filter(({ start, end }) => start < end).map((tree) => tree.decoded());
  }

  #read(): void {
    this.#grow(this.#reader.push(this.#bytes.subarray(this.#reader.offset)));
  }

  #grow(steps: readonly Step<Head>[]): void {
    for (const step of steps) this.#add(step);
  }

  #add(step: Step<Head>): void {
    if (step.type === 'line') return this.#treeAt(step.start).addLine(step);
    const tree = this.#trees.at(-1);
    if (step.type === 'head') {
      this.#heads.push(step.head);
      tree?.beginContent(step.framing, step.head.headers);
    } else if (step.type === 'data') tree?.addData(step);
    else if (step.type === 'fault') tree?.addFault(step.fault);
    else if (tree) tree.complete = true;
  }

  /** The message that a line at `start` belongs to: the present one, or a new one. */
  #treeAt(start: number): MessageTree {
    const last = this.#trees.at(-1);
    return last && !last.complete ? last : this.#addTree(start);
  }

  #addTree(start: number): MessageTree {
    const tree = new MessageTree(this.#bytes, start);
    this.#trees.push(tree);
    return tree;
  }
}
