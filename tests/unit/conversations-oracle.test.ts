// TCP connections of the recordings put together again: octet for octet what tshark's own reassembly says.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asText } from '#demos/copy-as/dump.ts';
import { fieldNamed } from '#ui/wire-tree.ts';
import { readCapture } from '#wire/capture-file.ts';
import { Conversations } from '#wire/conversations.ts';
import { decodeExchange } from '#wire/decode-exchange.ts';
import { decodePacket } from '#wire/packet.ts';
import type { FieldName } from '#wire/text.ts';
import { followTcp, rowsOf } from '#tests/unit/tshark-fields.ts';

const folder = 'media/captures';

function conversationsOf(file: string): Conversations {
  const conversations = new Conversations();
  for (const [index, { at = 0, bytes, linkType }] of readCapture(
    new Uint8Array(readFileSync(file)),
  ).packets.entries()) {
    conversations.add({ index, at, bytes, facts: decodePacket(bytes, linkType).facts });
  }
  return conversations;
}

const files = readdirSync(folder)
  .filter((name) => /\.pcap(ng)?$/.test(name))
  .filter((name) => conversationsOf(`${folder}/${name}`).all().length > 0);

test.each(files)('%s: both sides say what tshark follows', (name) => {
  const file = `${folder}/${name}`;
  for (const [stream, { chunks, hasGap }] of conversationsOf(file).all().entries()) {
    const theirs = followTcp(file, stream);
    for (const side of ['client', 'server'] as const) {
      const ours = Buffer.concat(chunks.filter(({ from }) => from === side).map(({ bytes }) => bytes));
      expect(ours.toString('hex')).toBe(theirs[side].toString('hex'));
    }
    expect(hasGap).toBe(false);
  }
});

test.each(files)('%s: relative numbers are tshark’s', (name) => {
  const file = `${folder}/${name}`;
  const rows = rowsOf(file, ['frame.number', 'tcp.seq', 'tcp.ack', 'tcp.len'], 'tcp');
  const ours = conversationsOf(file)
    .all()
    .flatMap(({ segments }) => segments)
    .map(({ packet, sequence, acknowledgment = 0, length }) =>
      [packet + 1, sequence, acknowledgment, length].map(String),
    );
  expect(ours).toEqual(rows);
});

const websockets = ['websocket-chat.pcapng', 'websocket-deflate.pcapng'];

test.each(websockets)('%s: the frames are tshark’s, and so are the texts, unmasked and decompressed', (name) => {
  const file = `${folder}/${name}`;
  const [conversation] = conversationsOf(file).all();
  const messages = decodeExchange(conversation?.chunks ?? [], { ended: conversation?.isEnded ?? false });
  const frames = messages.filter(({ protocol }) => protocol === 'websocket');
  const ours = frames.map((frame) => {
    const value = (field: FieldName): string => fieldNamed(frame.fields, field)?.value ?? '';
    const mask = value('masking-key').replaceAll(' ', '');
    return [value('fin'), value('opcode').split(' ')[0], value('payload-length'), mask];
  });
  const asked = ['websocket.fin', 'websocket.opcode', 'websocket.payload_length', 'websocket.masking_key'];
  expect(ours).toEqual(rowsOf(file, asked, 'websocket'));
  const texts = frames.filter(({ fields }) => fieldNamed(fields, 'opcode')?.value.startsWith('1')).map(asText);
  const theirs = rowsOf(file, ['text'], 'websocket.opcode == 1').map(([text = '']) => text.replace(/^Timestamps,/, ''));
  expect(texts).toEqual(theirs);
});
