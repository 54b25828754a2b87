// What the server tells the presenter's pages (demos/instructor-protocol.ts), and to nobody beyond its own machine.

import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { addressesPath, passName, phonePath, type Reach, type Visits } from '#demos/instructor-protocol.ts';
import { machineAddresses, type Interfaces } from '#server/lan.ts';
import type { PhoneVisits } from '#server/phone-visits.ts';
import { plainAddress } from '#server/this-machine.ts';

export interface InstructorParts {
  readonly visits: PhoneVisits;
  reach(): Reach;
  /** Whether the connection is of the server's own machine, and not the bridge of someone elsewhere. */
  isHere(socket: Socket): boolean;
}

/** Answers the presenter's questions and notes the phones that come with a pass; passes everything else on. */
export function instructorRoutes({ visits, reach, isHere }: InstructorParts): RequestHandler {
  const router = Router();
  const isAtHome = (request: Request) =>
    // Behind a proxy everyone seems to be here.
    isHere(request.socket) && request.headers['x-forwarded-for'] === undefined;

  const forPresenter: RequestHandler = (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (isAtHome(request)) next();
    else refuse(response);
  };

  // Every page asks this one; who is elsewhere is told nothing, and no fault is to be seen in it.
  router.get(addressesPath, (request, response) => {
    response.set('Cache-Control', 'no-store').json(isAtHome(request) ? reach() : {});
  });
  router.post(phonePath, forPresenter, (_request, response) => void response.status(201).json(visits.issue()));
  router.get(`${phonePath}/:token`, forPresenter, (request, response) => {
    const found = visits.visitsOf(String(request.params['token']));
    if (found) response.json({ visits: found } satisfies Visits);
    else response.status(404).json({});
  });
  router.get(/^\/(?:fr|en)\/preflight(?:\.html)?$/, (request, _response, next) => {
    const token = request.query[passName];
    if (typeof token === 'string')
      visits.note(token, { from: plainAddress(request.socket.remoteAddress ?? ''), isOwn: isAtHome(request) });
    next();
  });
  return router;
}

function refuse(response: Response): void {
  response.status(403).json({});
}

/** How the class gets here. `names` are those given by `--host`: someone has made sure that they lead here. */
export function reachOf(
  how: { readonly lan: boolean; readonly names: readonly string[]; readonly port: number },
  interfaces: Interfaces = networkInterfaces(),
): Reach {
  const named = how.names.map((host) => ({ host, interface: '', kind: 'wired' as const }));
  return { lan: how.lan, port: how.port, addresses: [...named, ...machineAddresses(interfaces)] };
}
