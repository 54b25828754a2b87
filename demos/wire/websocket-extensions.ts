// What a handshake agrees on about compression: permessage-deflate (RFC 7692 §7.1) in Sec-WebSocket-Extensions.

import type { Field } from '#demos/contract.ts';
import { valuesOf } from './http1-message.ts';
import type { HandshakeFault } from './websocket-handshake.ts';

/** How the messages of one side are compressed. */
export interface DeflateSide {
  /** They refer back by at most 2 to this power octets; 8 to 15. */
  readonly windowBits: number;
  /** Whether a message may refer to the side's earlier ones. */
  readonly keepsContext: boolean;
}

/** Both sides, by who sends. */
export interface DeflateAgreement {
  readonly client: DeflateSide;
  readonly server: DeflateSide;
}

/** Nothing was agreed: both are undefined. */
interface Negotiation {
  readonly agreement?: DeflateAgreement | undefined;
  readonly fault?: HandshakeFault | undefined;
}

interface Extension {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string | undefined>;
  /** A parameter that comes twice. */
  readonly twice: string | undefined;
}

const NAME = 'permessage-deflate';
const SECTION = 'RFC 7692 §7.1';
const WINDOW_BITS = /^([89]|1[0-5])$/;
/** Whether a parameter has a value: never, or always in an answer; in an offer one of them may do without. */
const PARAMETERS: Readonly<Record<string, 'alone' | 'bits'>> = {
  server_no_context_takeover: 'alone',
  client_no_context_takeover: 'alone',
  server_max_window_bits: 'bits',
  client_max_window_bits: 'bits',
};

/**
 * Judges the server's answer by the client's offer, where that is known. `response` and `request` are the field lines of
 * the 101 and of what asked for it.
 */
export function negotiatedDeflate(response: readonly Field[], request: readonly Field[] | undefined): Negotiation {
  const accepted = extensionsIn(response).filter(({ name }) => name === NAME);
  const [answer, second] = accepted;
  if (!answer) return {};
  if (second) return { fault: { key: 'deflate-twice', section: 'RFC 7692 §5' } };
  const fault = parameterFault(answer) ?? (request && offerFault(answer, request));
  return fault ? { fault } : { agreement: agreementOf(answer) };
}

function agreementOf({ parameters }: Extension): DeflateAgreement {
  const side = (name: 'client' | 'server'): DeflateSide => ({
    windowBits: Number(parameters.get(`${name}_max_window_bits`) ?? 15),
    keepsContext: !parameters.has(`${name}_no_context_takeover`),
  });
  return { client: side('client'), server: side('server') };
}

function parameterFault({ parameters, twice }: Extension): HandshakeFault | undefined {
  if (twice !== undefined) return { key: 'deflate-parameter-twice', section: SECTION, values: { parameter: twice } };
  for (const [parameter, value] of parameters) {
    const kind = Object.hasOwn(PARAMETERS, parameter) ? PARAMETERS[parameter] : undefined;
    if (!kind) return { key: 'deflate-parameter-unknown', section: SECTION, values: { parameter } };
    const isRight = kind === 'alone' ? value === undefined : WINDOW_BITS.test(value ?? '');
    const key = kind === 'alone' ? 'deflate-value-forbidden' : 'deflate-window-bits';
    const section = kind === 'alone' ? `${SECTION}.1` : `${SECTION}.2`;
    if (!isRight) return { key, section, values: { parameter } };
  }
  return undefined;
}

function offerFault(answer: Extension, request: readonly Field[]): HandshakeFault | undefined {
  const offers = extensionsIn(request).filter(({ name }) => name === NAME);
  if (offers.length === 0) return { key: 'accept-extension', section: 'RFC 6455 §4.1' };
  return offers.some((offer) => isAnswerTo(offer, answer))
    ? undefined
    : { key: 'deflate-not-as-offered', section: SECTION };
}

/** What the client asked of the server must be granted; the client's own window may be made smaller where it offered that. */
function isAnswerTo({ parameters: offer }: Extension, { parameters: answer }: Extension): boolean {
  const bits = (parameters: ReadonlyMap<string, string | undefined>, name: string): number =>
    Number(parameters.get(name) ?? 15);
  if (offer.has('server_no_context_takeover') && !answer.has('server_no_context_takeover')) return false;
  if (bits(answer, 'server_max_window_bits') > bits(offer, 'server_max_window_bits')) return false;
  if (!answer.has('client_max_window_bits')) return true;
  const isOffered = offer.has('client_max_window_bits');
  return isOffered && bits(answer, 'client_max_window_bits') <= bits(offer, 'client_max_window_bits');
}

/** The members of the field, over all its lines; values may stand in quotes (RFC 6455 §9.1). */
function extensionsIn(headers: readonly Field[]): Extension[] {
  return valuesOf(headers, 'sec-websocket-extensions')
    .flatMap((value) => value.split(','))
    .map(readExtension)
    .filter(({ name }) => name !== '');
}

function readExtension(member: string): Extension {
  const [name = '', ...rest] = member.split(';').map((part) => part.trim());
  const parameters = new Map<string, string | undefined>();
  let twice: string | undefined;
  for (const part of rest) {
    const [, key = part, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(part) ?? [];
    if (parameters.has(key)) twice = key;
    parameters.set(key, value?.replace(/^"(.*)"$/, '$1'));
  }
  return { name: name.toLowerCase(), parameters, twice };
}
