// A message of the wire, or the exchange that it belongs to, in a form that is of use elsewhere.

import type { WireMessage } from '#wire/field.ts';
import { asNodeConversation, asPythonConversation } from './conversation-programs.ts';
import { asHex, asText } from './dump.ts';
import { repeatable, requestOf } from './exchange.ts';
import { asCurl, asHttpie, asNode, asPython, type Authority } from './request-commands.ts';

/** `hex` and `text` are of the message itself; the others send its exchange's request, or hold its conversation, again. */
export const copyFormats = ['hex', 'text', 'curl', 'httpie', 'python', 'node'] as const;
export type CopyFormat = (typeof copyFormats)[number];

const formatsByRequest = new WeakMap<WireMessage, readonly CopyFormat[]>();

/** What a message of this exchange can be copied as. Looks at the request only, once: a conversation may be long and grow. */
export function copyFormatsOf(messages: readonly WireMessage[], authority: Authority): readonly CopyFormat[] {
  const request = requestOf(messages);
  if (!request) return ['hex', 'text'];
  const known = formatsByRequest.get(request);
  if (known) return known;
  const formats = copyFormats.filter((format) => copyAs(format, request, [request], authority) !== undefined);
  formatsByRequest.set(request, formats);
  return formats;
}

/**
 * `messages` are those of the whole exchange, in order. Undefined where the program cannot do it: a request that no client
 * would send (send it by hand instead), a WebSocket with HTTPie.
 */
export function copyAs(
  format: CopyFormat,
  message: WireMessage,
  messages: readonly WireMessage[],
  authority: Authority,
): string | undefined {
  if (format === 'hex') return asHex(message.bytes);
  if (format === 'text') return asText(message);
  const exchange = repeatable(messages);
  if (!exchange) return undefined;
  const isConversation = exchange.conversation !== undefined;
  if (format === 'curl') return asCurl(exchange, authority);
  if (format === 'httpie') return isConversation ? undefined : asHttpie(exchange, authority);
  if (format === 'python') return (isConversation ? asPythonConversation : asPython)(exchange, authority);
  return (isConversation ? asNodeConversation : asNode)(exchange, authority);
}
