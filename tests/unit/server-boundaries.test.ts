import { describe, expect, it } from 'vitest';
import { RequestBoundaries } from '#server/request-boundaries.ts';

const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const post = 'POST / HTTP/1.1\r\ncontent-LENGTH: 5\r\n\r\nh\r\n\r\n';
const chunked = 'PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;a="b"\r\n\r\n0\r\n\r\n00\r\nTrailer: x\r\n\r\n';
const upgrade = 'GET / HTTP/1.1\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\n';

/** The requests in `stream`, when it arrives in segments of `size` octets; the last one may be unfinished. */
function requestsIn(stream: string, size: number): string[] {
  const boundaries = new RequestBoundaries();
  const requests = [''];
  for (let at = 0; at < stream.length; at += size) {
    for (const { bytes, ends } of boundaries.split(Buffer.from(stream.slice(at, at + size), 'latin1'))) {
      requests.push((requests.pop() ?? '') + bytes.toString('latin1'));
      if (ends) requests.push('');
    }
  }
  return requests;
}

describe('boundaries of requests', () => {
  const streams: Record<string, string[]> = {
    'requests without content': [get, get, get, ''],
    'content of a known length': [post, get, post, ''],
    'chunked content with extensions and trailers': [chunked, get, chunked, ''],
    'no octets of content': ['POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n', get, ''],
    'empty lines before a request, which belong to it': [get, `\r\n\r\n${get}`, ''],
    'a handshake, after which all is one': [get, `${upgrade}\x81\x00${get}`],
    'a tunnel, after which all is one': [`CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n${get}`],
    'an upgrade that the connection does not ask for': ['GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n', get, ''],
    'an unfinished request': [get, 'POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc'],
    'a chunk size that is none, after which nothing is a request': [
      `PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${get}`,
    ],
  };

  for (const [name, requests] of Object.entries(streams)) {
    it.each([1, 2, 3, 7, 100_000])(`are found, for ${name}, in segments of %i octets`, (size) => {
      expect(requestsIn(requests.join(''), size)).toEqual(requests);
    });
  }
});
