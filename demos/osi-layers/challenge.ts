// Which header comes next? Questions out of real packets: what stands in a header says what follows it.

import type { FieldNode, WireMessage } from '#wire/field.ts';
import type { FieldName } from '#wire/text.ts';
import { fieldNamed } from '#ui/wire-tree.ts';

export type LayerChoice =
  | 'arp'
  | 'ipv4'
  | 'ipv6'
  | 'icmp'
  | 'icmpv6'
  | 'udp'
  | 'tcp'
  | 'dns'
  | 'tls'
  | 'http'
  | 'packet-data';

export interface Question {
  /** Index of the packet among the messages. */
  readonly packet: number;
  /** Layers that are shown; the one after them is asked for. */
  readonly known: number;
  readonly choices: readonly LayerChoice[];
  readonly answer: LayerChoice;
  /** The field that gives it away, in the last layer that is shown. */
  readonly clue: FieldName;
}

/** Questions of one game. */
export const rounds = 8;

const afterLink: readonly LayerChoice[] = ['arp', 'ipv4', 'ipv6', 'tcp'];
const afterNetwork: readonly LayerChoice[] = ['icmp', 'udp', 'tcp', 'http'];
const afterNetwork6: readonly LayerChoice[] = ['icmpv6', 'udp', 'tcp', 'arp'];
const afterTransport: readonly LayerChoice[] = ['dns', 'http', 'tls', 'packet-data'];

/** By the layer that was read last. */
const next: Readonly<Record<string, { readonly choices: readonly LayerChoice[]; readonly clue: FieldName }>> = {
  ethernet: { choices: afterLink, clue: 'ether-type' },
  ipv4: { choices: afterNetwork, clue: 'ip-protocol' },
  ipv6: { choices: afterNetwork6, clue: 'ipv6-next-header' },
  udp: { choices: afterTransport, clue: 'destination-port' },
  tcp: { choices: afterTransport, clue: 'destination-port' },
};

/** Every question that these packets allow; a packet that ends where a layer could follow asks nothing there. */
export function questionsFrom(messages: readonly WireMessage[]): readonly Question[] {
  return messages.flatMap(({ fields }, packet) =>
    fields.flatMap(({ name }, index): Question[] => {
      const after = next[name];
      const answer = after?.choices.find((choice) => choice === fields[index + 1]?.name);
      return after && answer ? [{ packet, known: index + 1, answer, ...after }] : [];
    }),
  );
}

/** The question of a round; all are asked before one comes again. */
export function questionAt(questions: readonly Question[], seed: number, round: number): Question | undefined {
  // A prime step reaches every place once, unless the number of questions is a multiple of it.
  return questions[(seed + round * 7_919) % Math.max(1, questions.length)];
}

/** The packet as far as it is known: the rest is octets. */
export function hideRest(message: WireMessage, known: number): WireMessage {
  const shown = message.fields.slice(0, known);
  const start = shown.at(-1)?.end ?? 0;
  const rest: FieldNode = { start, end: message.bytes.length, name: 'packet-data', value: '?' };
  return { ...message, fields: [...shown, rest], summary: '?' };
}

/** What the clue says in this packet. */
export function clueOf({ fields }: WireMessage, { known, clue }: Question): FieldNode | undefined {
  return fieldNamed(fields.slice(known - 1, known), clue);
}
