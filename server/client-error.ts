// A request that Node's parser refuses: it gets the RFC's answer and a sentence, and then the connection ends.
//
// Node says where its parser stopped but not which rule was broken. Our own parser reads the same octets again for that;
// where it has no objection, Node's error code decides.

import type { Socket } from 'node:net';
import type { Clock } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { encodeResponseHead } from '#wire/http1-encoder.ts';
import type { ProtocolFault } from '#wire/http1-message.ts';
import { RequestParser } from '#wire/http1-parser.ts';
import { http1Text } from '#wire/http1-text.ts';
import { answerText, type AnswerSentence } from '#server/answer-text.ts';
import { lastWords } from '#demos/sentence.ts';
import { languageOf } from '#server/answers.ts';

/** What Node hands to `clientError` listeners. */
export interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** Milliseconds for which a refused client may go on sending before the connection is cut (RFC 9112 §9.6). */
const lingering = 1000;

const byCode: Record<string, readonly [status: number, sentence: AnswerSentence]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow'],
  HPE_HEADER_OVERFLOW: [431, 'too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'malformed'],
  HPE_INVALID_METHOD: [501, 'method'],
  HPE_INVALID_VERSION: [505, 'version'],
};

/** Answers on the bare socket. `octets` is what has come of the request, as far as it is known. */
export function answerClientError(error: ClientError, socket: Socket, octets: Buffer, clock: Clock): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const language = languageOf(/^accept-language:(.*)$/im.exec(octets.toString('latin1'))?.[1]);
  const fault = error.code?.startsWith('HPE_') ? faultIn(octets) : undefined;
  const [status, key] = byCode[error.code ?? ''] ?? [400, 'malformed'];
  const sentence = fault ? fill(http1Text[language].faults[fault.key], fault.values) : answerText[language][key];
  const response = lastWords({ status: fault?.status ?? status, sentence, language }, clock.now());
  socket.write(Buffer.concat([encodeResponseHead({ version: '1.1', ...response }), response.body as Uint8Array]));
  endGently(socket);
}

/** Half-closes and lets the client read the answer: a reset would take it away. */
export function endGently(socket: Socket): void {
  socket.end();
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), lingering);
  socket.once('close', () => clearTimeout(timer));
}

function faultIn(octets: Buffer): ProtocolFault | undefined {
  for (const event of new RequestParser().push(octets)) if (event.type === 'fault') return event.fault;
  return undefined;
}
