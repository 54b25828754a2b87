// DNS over UDP and TCP, on ports of the demo's own (RFC 1035 §4.2): no path, no JSON, the octets of the RFC.
//
// The server has authority over the zones of zone.ts, and asks nobody else. One question a message, class IN.
//   a name of its zones      AA, and the records, or the alias and what it leads to
//   not with that type       NOERROR without an answer, SOA beside it (RFC 2308 §2.2)
//   no such name             NXDOMAIN, SOA beside it: its TTL is how long that may be remembered (RFC 2308 §5)
//   another zone             REFUSED
//   no whole question        FORMERR; silence below 12 octets, and for what is a response itself
//   another OPCODE, EDNS version or kind of question: NOTIMP, BADVERS (RFC 6891 §6.1.3), NOTIMP
// An answer that is longer than the asker takes (512 octets, or what EDNS says, never more than 1,232) says TC and no more;
// over TCP, where each message has two octets of length in front (RFC 7766), everything is said.

import type { OwnPort, PortAddress } from '#demos/contract.ts';

const demo = 'dns-lookup';

/** Above the reach of the port of all name servers, 53, which only an administrator may open. */
export const usualPort = 8453;

export const ports = [
  { name: 'dns', transport: 'udp', preferred: usualPort, protocol: 'dns' },
  { name: 'dns-tcp', transport: 'tcp', preferred: usualPort, protocol: 'dns' },
] as const satisfies readonly OwnPort[];

export const udp: PortAddress = { demo, port: 'dns' };
export const tcp: PortAddress = { demo, port: 'dns-tcp' };

/** Octets of an answer by UDP to who says nothing about it (RFC 1035 §2.3.4). */
export const plainSize = 512;

/** Octets of an answer by UDP that pass everywhere in one packet; ours are never longer. */
export const ednsSize = 1_232;

export const internetClass = 1;
