// A WebSocket of ws as the peer that backends know.

import type { WebSocket } from 'ws';
import type { Peer, PeerEvents, Upgrade } from '#demos/contract.ts';
import { plain } from '#server/respond.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';

/** Octets that may wait for a client who does not read; above that it is cut. */
const mostBuffered = 4_194_304;

/** Hands the open connection to the backend. What the backend throws goes to `onError`, and the client gets 1011. */
export function servePeer(socket: WebSocket, upgrade: Upgrade, onError: (error: unknown) => void): void {
  function guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      onError(error);
      socket.close(1011);
    }
  }

  let events: PeerEvents = {};
  socket.on('message', (data, isBinary) => {
    const bytes = data as Buffer;
    guarded(() => events.message?.(isBinary ? plain(bytes) : bytes.toString()));
  });
  socket.on('close', (code, reason) => guarded(() => events.close?.({ code, reason: reason.toString() })));
  guarded(() => (events = upgrade.open(asPeer(socket))));
}

function asPeer(socket: WebSocket): Peer {
  return {
    send(data) {
      if (socket.readyState !== socket.OPEN) return;
      if (typeof data === 'string') sendText(socket, data);
      else socket.send(data);
      if (socket.bufferedAmount > mostBuffered) socket.terminate();
    },
    close: (code = 1000, reason = '') => socket.close(code, reason),
    abort: () => socket.terminate(),
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
  };
}

/** The text that was sent last, and its frame: a broadcast is framed once and not for each who hears it. */
const latest = { text: '', frame: textFrame('') };

/**
 * Hands a whole frame to the part of ws that writes frames (Socket.IO does so too): one write instead of two, and nothing
 * encoded twice. Without extensions ws keeps no frame back, so the order is that of the calls.
 */
function sendText(socket: WebSocket, text: string): void {
  if (text !== latest.text) Object.assign(latest, { text, frame: textFrame(text) });
  const { _sender: sender } = socket as WebSocket & { readonly _sender: { sendFrame(frame: readonly Buffer[]): void } };
  sender.sendFrame([latest.frame]);
}

function textFrame(text: string): Buffer {
  const payload = new TextEncoder().encode(text);
  const frame = encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.text, mask: undefined, payload });
  return Buffer.from(frame.buffer, frame.byteOffset, frame.length);
}
