// Requests and responses, where they are read differently.

import { frameRequest, frameResponse } from './http1-framing.ts';
import { http1Faults } from './http1-faults.ts';
import {
  keepsAlive,
  mayChangeProtocol,
  type Http1Limits,
  type RequestHead,
  type ResponseHead,
} from './http1-message.ts';
import type { Direction } from './http1-reader.ts';
import { readRequestLine, readStatusLine, type RequestLine, type StatusLine } from './http1-start-line.ts';

export function requestDirection(limits: Http1Limits): Direction<RequestLine, RequestHead> {
  return {
    startLine: 'request-line',
    allowsEmptyLines: true,
    allowsFolds: false,
    readStart: readRequestLine,
    // With a space, the method ended in time and it is the target that does not.
    startTooLong: (text) => (text.includes(' ') ? 'target-too-long' : 'start-line-too-long'),
    join: (start, headers) => ({ ...start, headers }),
    frame: (head, lines) => frameRequest(head, lines, limits),
    after(head) {
      if (mayChangeProtocol(head)) return 'held';
      return keepsAlive(head) ? 'start' : 'closed';
    },
    answerTo: (key) => http1Faults[key].status,
  };
}

/** `nextMethod` is asked once for each final response, 101 included, and not for the interim ones before it. */
export function responseDirection(limits: Http1Limits, nextMethod: () => string): Direction<StatusLine, ResponseHead> {
  const isInterim = (status: number) => status < 200 && status !== 101;
  return {
    startLine: 'status-line',
    allowsEmptyLines: false,
    allowsFolds: true,
    readStart: readStatusLine,
    startTooLong: () => 'start-line-too-long',
    join: (start, headers) => ({ ...start, headers }),
    frame: (head, lines) => frameResponse(head, lines, limits, isInterim(head.status) ? '' : nextMethod()),
    after(head, framing) {
      if (framing.type === 'tunnel') return 'held';
      if (isInterim(head.status)) return 'start';
      return keepsAlive(head) && framing.type !== 'close' ? 'start' : 'closed';
    },
    // What a gateway tells its own client about a bad response (RFC 9112 §6.3); a client has nobody to tell.
    answerTo: () => 502,
  };
}
