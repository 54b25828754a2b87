// Runs as a SharedWorker: one server for all pages that this browser has open, so that two tabs meet in one room and a
// closed tab takes nothing with it.

import { serveLink } from '#in-page/shared-server.ts';
import { createInPageServer } from '#in-page/server.ts';
import { inPageOptions } from './browser-capabilities.ts';
import { asLink } from './message-link.ts';

const server = createInPageServer(inPageOptions);

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (!port) return;
  const leave = serveLink(asLink(port), server);
  // A page that crashes says nothing; browsers that tell of a closed port do it here.
  port.addEventListener('close', leave);
});
