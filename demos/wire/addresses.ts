// How addresses are written: MAC (IEEE 802), IPv4 (RFC 6943 §3.1.1), IPv6 (RFC 5952).

import { hexPairsOf } from './field-cursor.ts';

/** `02:00:00:00:00:01`. */
export function macAddress(octets: Uint8Array): string {
  return hexPairsOf(octets, ':');
}

/** `192.168.1.10`. */
export function ipv4Address(octets: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  return `${a}.${b}.${c}.${d}`;
}

/** In the one recommended form: no leading zeros, the longest run of two or more zero groups as `::` (RFC 5952 §4). */
export function ipv6Address(octets: Uint8Array): string {
  const groups = Array.from(
    { length: 8 },
    (_, index) => ((octets[2 * index] ?? 0) << 8) | (octets[2 * index + 1] ?? 0),
  );
  const { start, length } = longestZeroRun(groups);
  const write = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (length < 2) return write(groups);
  const tail = groups.slice(start + length);
  const isMapped = start === 0 && length === 5 && groups[5] === 0xffff;
  if (isMapped) return `::ffff:${ipv4Address(octets.subarray(12))}`;
  return `${write(groups.slice(0, start))}::${write(tail)}`;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let run = { start: 0, length: 0 };
  groups.forEach((group, index) => {
    run = group === 0 ? { start: run.length > 0 ? run.start : index, length: run.length + 1 } : { start: 0, length: 0 };
    if (run.length > best.length) best = run;
  });
  return best;
}
