// A page and a shared server, joined by a real message channel: what passes is cloned, as between a tab and a worker.

import type { LinkMessage, MessageLink } from '#in-page/shared-protocol.ts';

export function createLinks(): { page: MessageLink; server: MessageLink; close(): void } {
  const { port1, port2 } = new MessageChannel();
  return {
    page: asLink(port1),
    server: asLink(port2),
    close() {
      port1.close();
      port2.close();
    },
  };
}

function asLink(port: MessagePort): MessageLink {
  return {
    post: (message) => port.postMessage(message),
    listen(listener) {
      port.onmessage = ({ data }: MessageEvent<LinkMessage>) => listener(data);
    },
  };
}
