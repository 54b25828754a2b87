// The request that a learner composes, octet for octet: no browser lets a page choose these field lines.

import type { Field, Language } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';

export interface SiteRequest {
  /** Values of the Host fields to send; none, one, or more than is allowed. */
  readonly hosts: readonly string[];
  readonly version: '1.0' | '1.1';
  readonly language: Language;
}

/** Throws a TypeError where a host holds what no field value may (CR, LF, NUL). */
export function writeRequest({ hosts, version, language }: SiteRequest): Uint8Array {
  const headers = [...hosts.map((host): Field => ['Host', host]), ['Accept-Language', language] as Field];
  return encodeRequestHead({ method: 'GET', target: '/', version, headers });
}
