// Which field of our tree is which field of tshark's, and how the two say the same value.

import type { FieldNode } from '#wire/field.ts';

/** One of our fields, flat. */
export interface FlatField {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isBits: boolean;
  readonly value: string;
}

export function flatten(fields: readonly FieldNode[]): FlatField[] {
  return fields.flatMap(({ name, start, end, bits, value, children }) => [
    { name, start, end, isBits: bits !== undefined, value },
    ...flatten(children ?? []),
  ]);
}

interface Pair {
  readonly ours: string;
  readonly theirs: string;
}

const firstWord = (value: string): string => value.split(' ')[0] ?? '';

/** By layer. A name that is used by two layers stands in both. */
export const pairs: Readonly<Record<string, readonly Pair[]>> = {
  ethernet: [
    { ours: 'ethernet-destination', theirs: 'eth.dst' },
    { ours: 'ethernet-source', theirs: 'eth.src' },
    { ours: 'ether-type', theirs: 'eth.type' },
  ],
  arp: [
    { ours: 'arp-hardware-type', theirs: 'arp.hw.type' },
    { ours: 'arp-protocol-type', theirs: 'arp.proto.type' },
    { ours: 'arp-hardware-length', theirs: 'arp.hw.size' },
    { ours: 'arp-protocol-length', theirs: 'arp.proto.size' },
    { ours: 'arp-operation', theirs: 'arp.opcode' },
    { ours: 'arp-sender-mac', theirs: 'arp.src.hw_mac' },
    { ours: 'arp-sender-ip', theirs: 'arp.src.proto_ipv4' },
    { ours: 'arp-target-mac', theirs: 'arp.dst.hw_mac' },
    { ours: 'arp-target-ip', theirs: 'arp.dst.proto_ipv4' },
  ],
  ipv4: [
    { ours: 'ip-version', theirs: 'ip.version' },
    { ours: 'ip-header-length', theirs: 'ip.hdr_len' },
    { ours: 'ip-dscp', theirs: 'ip.dsfield.dscp' },
    { ours: 'ip-ecn', theirs: 'ip.dsfield.ecn' },
    { ours: 'ip-total-length', theirs: 'ip.len' },
    { ours: 'ip-identification', theirs: 'ip.id' },
    { ours: 'ip-flag-reserved', theirs: 'ip.flags.rb' },
    { ours: 'ip-dont-fragment', theirs: 'ip.flags.df' },
    { ours: 'ip-more-fragments', theirs: 'ip.flags.mf' },
    { ours: 'ip-fragment-offset', theirs: 'ip.frag_offset' },
    { ours: 'ip-ttl', theirs: 'ip.ttl' },
    { ours: 'ip-protocol', theirs: 'ip.proto' },
    { ours: 'ip-checksum', theirs: 'ip.checksum' },
    { ours: 'ip-source', theirs: 'ip.src' },
    { ours: 'ip-destination', theirs: 'ip.dst' },
  ],
  ipv6: [
    { ours: 'ip-version', theirs: 'ipv6.version' },
    { ours: 'ipv6-traffic-class', theirs: 'ipv6.tclass' },
    { ours: 'ipv6-flow-label', theirs: 'ipv6.flow' },
    { ours: 'ipv6-payload-length', theirs: 'ipv6.plen' },
    { ours: 'ipv6-hop-limit', theirs: 'ipv6.hlim' },
    { ours: 'ip-source', theirs: 'ipv6.src' },
    { ours: 'ip-destination', theirs: 'ipv6.dst' },
  ],
  icmp: [
    { ours: 'icmp-type', theirs: 'icmp.type' },
    { ours: 'icmp-code', theirs: 'icmp.code' },
    { ours: 'icmp-checksum', theirs: 'icmp.checksum' },
    { ours: 'icmp-sequence', theirs: 'icmp.seq' },
  ],
  icmpv6: [
    { ours: 'icmp-type', theirs: 'icmpv6.type' },
    { ours: 'icmp-code', theirs: 'icmpv6.code' },
    { ours: 'icmp-checksum', theirs: 'icmpv6.checksum' },
    { ours: 'icmp-identifier', theirs: 'icmpv6.echo.identifier' },
    { ours: 'icmp-sequence', theirs: 'icmpv6.echo.sequence_number' },
    { ours: 'nd-source-mac', theirs: 'icmpv6.opt.src_linkaddr' },
    { ours: 'nd-target-mac', theirs: 'icmpv6.opt.target_linkaddr' },
  ],
  udp: [
    { ours: 'source-port', theirs: 'udp.srcport' },
    { ours: 'destination-port', theirs: 'udp.dstport' },
    { ours: 'udp-length', theirs: 'udp.length' },
    { ours: 'udp-checksum', theirs: 'udp.checksum' },
  ],
  tcp: [
    { ours: 'source-port', theirs: 'tcp.srcport' },
    { ours: 'destination-port', theirs: 'tcp.dstport' },
    { ours: 'sequence-number', theirs: 'tcp.seq' },
    { ours: 'acknowledgment-number', theirs: 'tcp.ack' },
    { ours: 'data-offset', theirs: 'tcp.hdr_len' },
    { ours: 'tcp-reserved', theirs: 'tcp.flags.res' },
    { ours: 'tcp-cwr', theirs: 'tcp.flags.cwr' },
    { ours: 'tcp-urg', theirs: 'tcp.flags.urg' },
    { ours: 'tcp-ack', theirs: 'tcp.flags.ack' },
    { ours: 'tcp-psh', theirs: 'tcp.flags.push' },
    { ours: 'tcp-rst', theirs: 'tcp.flags.reset' },
    { ours: 'tcp-syn', theirs: 'tcp.flags.syn' },
    { ours: 'tcp-fin', theirs: 'tcp.flags.fin' },
    { ours: 'window', theirs: 'tcp.window_size_value' },
    { ours: 'tcp-checksum', theirs: 'tcp.checksum' },
    { ours: 'urgent-pointer', theirs: 'tcp.urgent_pointer' },
    { ours: 'option-mss', theirs: 'tcp.options.mss_val' },
    { ours: 'option-shift', theirs: 'tcp.options.wscale.shift' },
    { ours: 'timestamp-value', theirs: 'tcp.options.timestamp.tsval' },
    { ours: 'timestamp-echo', theirs: 'tcp.options.timestamp.tsecr' },
    { ours: 'sack-left-edge', theirs: 'tcp.options.sack_le' },
    { ours: 'sack-right-edge', theirs: 'tcp.options.sack_re' },
  ],
  dns: [
    { ours: 'dns-id', theirs: 'dns.id' },
    { ours: 'dns-qr', theirs: 'dns.flags.response' },
    { ours: 'dns-opcode', theirs: 'dns.flags.opcode' },
    { ours: 'dns-aa', theirs: 'dns.flags.authoritative' },
    { ours: 'dns-tc', theirs: 'dns.flags.truncated' },
    { ours: 'dns-rd', theirs: 'dns.flags.recdesired' },
    { ours: 'dns-ra', theirs: 'dns.flags.recavail' },
    { ours: 'dns-rcode', theirs: 'dns.flags.rcode' },
    { ours: 'dns-question-count', theirs: 'dns.count.queries' },
    { ours: 'dns-answer-count', theirs: 'dns.count.answers' },
    { ours: 'dns-authority-count', theirs: 'dns.count.auth_rr' },
    { ours: 'dns-additional-count', theirs: 'dns.count.add_rr' },
    { ours: 'dns-ttl', theirs: 'dns.resp.ttl' },
    { ours: 'dns-data-length', theirs: 'dns.resp.len' },
    { ours: 'edns-size', theirs: 'dns.rr.udp_payload_size' },
  ],
  tls: [
    { ours: 'tls-content-type', theirs: 'tls.record.content_type' },
    { ours: 'tls-record-version', theirs: 'tls.record.version' },
    { ours: 'tls-length', theirs: 'tls.record.length' },
    { ours: 'handshake-type', theirs: 'tls.handshake.type' },
    { ours: 'handshake-length', theirs: 'tls.handshake.length' },
    { ours: 'legacy-version', theirs: 'tls.handshake.version' },
    { ours: 'session-id-length', theirs: 'tls.handshake.session_id_length' },
    { ours: 'cipher-suites-length', theirs: 'tls.handshake.cipher_suites_length' },
    { ours: 'cipher-suite', theirs: 'tls.handshake.ciphersuite' },
    { ours: 'extensions-length', theirs: 'tls.handshake.extensions_length' },
    { ours: 'extension-type', theirs: 'tls.handshake.extension.type' },
    { ours: 'extension-length', theirs: 'tls.handshake.extension.len' },
    { ours: 'server-name', theirs: 'tls.handshake.extensions_server_name' },
  ],
  http: [
    { ours: 'method', theirs: 'http.request.method' },
    { ours: 'request-target', theirs: 'http.request.uri' },
    { ours: 'status-code', theirs: 'http.response.code' },
  ],
};

/** What both say of a value: the number where it is one, else the word itself. */
export function sameWords(value: string): string {
  const word = firstWord(value);
  return /^(0x[0-9a-f]+|\d+)$/i.test(word) ? String(Number(word)) : word;
}
