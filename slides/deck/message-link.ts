// A MessagePort as the channel between a page and the server that it shares.

import type { LinkMessage, MessageLink } from '#in-page/shared-protocol.ts';

export function asLink(port: MessagePort): MessageLink {
  return {
    post: (message) => port.postMessage(message),
    listen(listener) {
      port.onmessage = ({ data }: MessageEvent<LinkMessage>) => listener(data);
    },
  };
}
