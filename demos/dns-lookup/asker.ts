// Asking by UDP: datagrams get lost, so the asker waits a while and asks again; and anybody may send one, so it looks twice.

import type { ByteStream, DatagramSocket, Random, Timers } from '#demos/contract.ts';
import { decodeDns } from '#wire/dns.ts';
import type { DnsMessage } from '#wire/dns-message.ts';
import { doubtAbout, type Doubt, type Question } from './query.ts';
import { frame, MessageReader } from './tcp-frame.ts';

/** Milliseconds until an answer counts as lost. */
export const patience = 2_000;

/** The question itself, and two more. */
export const mostAttempts = 3;

/** What came instead of the answer. */
export interface Ignored {
  readonly doubt: Doubt;
  /** The ID in it, and the one that was asked with. */
  readonly id: number;
  readonly asked: number;
}

export interface Reply {
  /** Undefined where none came that could be believed. */
  readonly message: DnsMessage | undefined;
  /** Octets of the answer. */
  readonly octets: number;
  /** How often the question was sent. */
  readonly attempts: number;
  /** The newest few of what came and was not believed. */
  readonly ignored: readonly Ignored[];
}

export interface Asking {
  readonly socket: DatagramSocket;
  readonly timers: Timers;
  readonly random: Random;
  readonly question: Question;
  /** The question's octets with this ID. */
  encode(id: number): Uint8Array;
  /** `mostAttempts` unless told. */
  readonly attempts?: number;
}

const mostIgnored = 8;

/** One call at a time on a socket. Rejects with a TypeError where the socket is closed meanwhile. */
export async function ask(asking: Asking): Promise<Reply> {
  const { socket, random, question, attempts = mostAttempts } = asking;
  const ignored: Ignored[] = [];
  // The same for each attempt: an answer that comes late is an answer all the same.
  const [high = 0, low = 0] = random.bytes(2);
  const id = (high << 8) | low;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    socket.send(asking.encode(id));
    const answer = await nextBelieved(asking, (octets) => {
      const { message } = decodeDns(octets);
      const doubt = doubtAbout(message, id, question);
      if (!doubt) return { message, octets: octets.length };
      ignored.splice(0, Math.max(0, ignored.length + 1 - mostIgnored));
      ignored.push({ doubt, id: message?.id ?? 0, asked: id });
      return undefined;
    });
    if (answer) return { ...answer, attempts: attempt, ignored };
  }
  return { message: undefined, octets: 0, attempts, ignored };
}

type Look = (octets: Uint8Array) => Pick<Reply, 'message' | 'octets'> | undefined;

/** A `receive` that nobody waits for any more would swallow the next datagram: it is kept for the next wait. */
const pending = new WeakMap<DatagramSocket, Promise<Uint8Array | undefined>>();

async function nextBelieved({ socket, timers }: Asking, look: Look): Promise<ReturnType<Look>> {
  let cancel = () => {};
  const late = new Promise<'late'>((resolve) => (cancel = timers.after(patience, () => resolve('late'))));
  try {
    for (;;) {
      const next = pending.get(socket) ?? socket.receive();
      pending.set(socket, next);
      const octets = await Promise.race([next, late]);
      if (octets === 'late') return undefined;
      pending.delete(socket);
      if (!octets) throw new TypeError('The socket was closed before an answer came. Ask again.');
      const answer = look(octets);
      if (answer) return answer;
    }
  } finally {
    cancel();
  }
}

/** The same question over TCP, where an answer may be long. Without a message where no whole one came in time. */
export async function askByTcp(
  stream: ByteStream,
  query: Uint8Array,
  timers: Timers,
): Promise<Pick<Reply, 'message' | 'octets'>> {
  const nothing = { message: undefined, octets: 0 };
  const cancel = timers.after(patience, () => stream.abort());
  const reader = new MessageReader();
  try {
    await stream.write(frame(query));
    for (let octets = await stream.read(); octets; octets = await stream.read()) {
      const [answer] = reader.take(octets);
      if (answer) return { message: decodeDns(answer).message, octets: answer.length };
    }
    return nothing;
  } catch {
    return nothing;
  } finally {
    cancel();
    await stream.end().catch(() => {});
  }
}
