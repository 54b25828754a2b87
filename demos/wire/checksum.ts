// The Internet checksum (RFC 1071): the one's complement sum of 16-bit words.

/** Adds octets to a sum; a last odd octet counts as if a zero followed it. */
export function addWords(sum: number, octets: Uint8Array): number {
  let total = sum;
  for (let index = 0; index + 1 < octets.length; index += 2) {
    total += ((octets[index] ?? 0) << 8) | (octets[index + 1] ?? 0);
  }
  return octets.length % 2 === 1 ? total + ((octets.at(-1) ?? 0) << 8) : total;
}

/** The 16 bits that go into the header; over octets that hold their right checksum it is 0. */
export function foldChecksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x10000) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}

/** What TCP, UDP and ICMPv6 add to their sum from the layer below (RFC 9293 §3.1, RFC 8200 §8.1). */
export function pseudoHeaderSum(source: Uint8Array, destination: Uint8Array, protocol: number, length: number): number {
  return addWords(addWords(protocol + (length >>> 16) + (length & 0xffff), source), destination);
}
