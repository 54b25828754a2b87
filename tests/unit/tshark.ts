// What Wireshark's decoder says of a capture file: the oracle for our own decoders.
//
//   const packets = readWithTshark('media/captures/http.pcapng');
//   packets[0].layers[1].name                     'eth'
//   fieldsOf(packets[3], 'tcp.srcport')[0]        { name: 'tcp.srcport', start: 34, length: 2, show: '50002',
//                                                   label: 'Source Port: 50002', value: 'c352', raw: 'c352', inFrame: true }

import { spawnSync } from 'node:child_process';

/** One packet of the file, as tshark takes it apart. */
export interface Packet {
  /** From 1, in the file's order. */
  readonly number: number;
  /** The octets that were captured. */
  readonly bytes: Uint8Array;
  /** From the outermost inwards: `frame` (about the capture, not in the octets), `eth`, `ip`, `tcp`, `http`… */
  readonly layers: readonly Layer[];
}

export interface Layer {
  /** tshark's name of the protocol. */
  readonly name: string;
  /** Where the layer's octets begin in the frame (or in another source: see `Field.inFrame`), and how many they are. */
  readonly start: number;
  readonly length: number;
  /** Every field of the layer, flat, in tshark's order: a group comes before what it holds. */
  readonly fields: readonly Field[];
}

export interface Field {
  /** tshark's filter name, such as `tcp.srcport`; '' where the line is only text. */
  readonly name: string;
  /** Position of the first octet in the field's data source, which is the frame if `inFrame`. */
  readonly start: number;
  /** Octets; 0 for what tshark concluded and did not read (`tcp.stream`, `dns.time`). */
  readonly length: number;
  /** The value alone, unformatted: '50002', '192.168.1.10', '0x0800', '1' for a flag that is set. */
  readonly show: string;
  /** The line as Wireshark shows it. */
  readonly label: string;
  /** The value's octets in hexadecimal; for a part of an octet the number it stands for (`tcp.flags.syn`: '1'). */
  readonly value: string;
  /** The octets from `start` on in hexadecimal, unmasked. */
  readonly raw: string;
  /** False for what was made from the frame and is not in it: a reassembled stream, an unpacked body, an unmasked payload; and where tshark tells no octets. */
  readonly inFrame: boolean;
}

/** Numbers as they stand in the packets, no names for them, and every checksum looked at. */
const preferences = [
  'tcp.relative_sequence_numbers:FALSE',
  'tcp.check_checksum:TRUE',
  'udp.check_checksum:TRUE',
  'ip.check_checksum:TRUE',
].flatMap((preference) => ['-o', preference]);

/** Every packet of a pcap or pcapng file. `options` are more of tshark's own, such as `['-d', 'tcp.port==8420,http']`. Throws with a remedy where tshark is missing, with tshark's words where it cannot read the file. */
export function readWithTshark(file: string, options: readonly string[] = []): Packet[] {
  const read = (...form: string[]) => tshark(['-n', '-r', file, ...preferences, ...options, ...form]);
  const frames = framesIn(read('-T', 'json', '-x', '-j', 'frame'));
  return packetsIn(read('-T', 'pdml'), frames);
}

export function fieldsOf({ layers }: Packet, name: string): Field[] {
  return layers.flatMap(({ fields }) => fields.filter((field) => field.name === name));
}

/** Names of the packet's layers, without the one that is about the capture. */
export function protocolsOf({ layers }: Packet): string[] {
  return layers.map(({ name }) => name).filter((name) => name !== 'frame');
}

/** What tshark finds malformed or wrong (a checksum, a length), in its own words; its warnings and notes are no faults. */
export function faultsIn(packets: readonly Packet[]): string[] {
  return packets.flatMap((packet) => {
    const malformed = protocolsOf(packet).filter((name) => /malformed|unreassembled|short/i.test(name));
    const errors = packet.layers.flatMap(({ fields }) => fields.flatMap((field, at) => errorAt(fields, field, at)));
    return [...malformed, ...errors].map((fault) => `packet ${packet.number}: ${fault}`);
  });
}

/** tshark's PI_ERROR: what cannot be as it is. */
const severityError = 0x80_0000;

/** The severity stands in the line after the expert's message. */
function errorAt(fields: readonly Field[], field: Field, at: number): string[] {
  if (field.name !== '_ws.expert.severity' || Number(field.show) < severityError) return [];
  const message = fields.slice(0, at).findLast(({ name }) => name === '_ws.expert.message' || name === '_ws.expert');
  return [message?.label ?? field.label];
}

function tshark(options: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync('tshark', options, {
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    // Whoever runs the tests may have preferences of their own.
    env: { ...process.env, WIRESHARK_CONFIG_DIR: '/nonexistent', LC_ALL: 'C.UTF-8' },
  });
  if (error)
    throw new Error(
      'The decoders are compared with tshark, which is not installed. Debian, Ubuntu: apt-get install tshark; macOS: brew install wireshark.',
      { cause: error },
    );
  if (status !== 0) throw new Error(`tshark ${options.join(' ')}: ${stderr}`);
  return stdout;
}

function framesIn(json: string): Uint8Array[] {
  const packets = JSON.parse(json) as { _source: { layers: { frame_raw: [hex: string, ...unknown[]] } } }[];
  return packets.map(({ _source: { layers } }) => new Uint8Array(Buffer.from(layers.frame_raw[0], 'hex')));
}

/**
 * PDML is XML that a program wrote: only names and attributes matter, for nothing stands between its tags. A protocol inside
 * a field (rare) is one more field of its layer.
 */
function packetsIn(pdml: string, frames: readonly Uint8Array[]): Packet[] {
  return pdml
    .split('<packet>')
    .slice(1)
    .map((text, index) => {
      const bytes = frames[index] ?? new Uint8Array();
      return { number: index + 1, bytes, layers: layersIn(text, bytes) };
    });
}

function layersIn(text: string, bytes: Uint8Array): Layer[] {
  const layers: Layer[] = [];
  let fields: Field[] = [];
  let depth = 0;
  for (const [, closing, tag, inside = '', empty] of text.matchAll(/<(\/?)(proto|field)\b([^>]*?)(\/?)>/g)) {
    if (closing) {
      depth -= 1;
      continue;
    }
    const attributes = attributesIn(inside);
    const name = attributes['name'] ?? '';
    if (tag === 'proto' && depth === 0) {
      fields = [];
      if (!asides.has(name)) layers.push({ name, ...placeOf(attributes), fields });
    } else fields.push(asField(name, attributes, bytes));
    if (!empty) depth += 1;
  }
  return layers;
}

/** Facts of the packet that `frame` says too, and a wrapper of lines about reassembly. */
const asides = new Set(['geninfo', 'fake-field-wrapper']);

function asField(name: string, attributes: Readonly<Record<string, string>>, bytes: Uint8Array): Field {
  const { start, length } = placeOf(attributes);
  const value = attributes['value'] ?? '';
  const raw = attributes['unmaskedvalue'] ?? value;
  const there = Buffer.from(bytes.subarray(start, start + length)).toString('hex');
  const label = attributes['showname'] ?? attributes['show'] ?? '';
  return { name, start, length, show: attributes['show'] ?? '', label, value, raw, inFrame: there === raw };
}

function placeOf(attributes: Readonly<Record<string, string>>): { start: number; length: number } {
  return { start: Number(attributes['pos'] ?? 0), length: Number(attributes['size'] ?? 0) };
}

/** `>` never stands in a value: tshark writes it as an entity. */
function attributesIn(tag: string): Record<string, string> {
  const pairs = [...tag.matchAll(/([\w-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, withoutEntities(value)]));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? all;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
