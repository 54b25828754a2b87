// What an exported capture says of itself, to whoever opens it in Wireshark.

import type { Language } from '#demos/contract.ts';

const en = {
  application: 'On the Wire',
  file: 'Exported on {exported} from the wire view of On the Wire.',
  synthesised:
    'Ethernet, IP and TCP are synthesised: addresses, ports, sequence numbers, checksums, handshake and end of this conversation are made up. What TCP carries is real: the bytes that the tap saw in the demo {demo}, in the pieces and at the times in which it saw them, from {opened} on.',
  synthesisedUdp:
    'Ethernet, IP and UDP are synthesised: addresses, ports and checksums are made up. What UDP carries is real: the datagrams that the tap saw in the demo {demo}, at the times at which it saw them, from {opened} on.',
  model: 'A model or a damaged copy, made in the demo of the layers: these packets travelled on no cable.',
  omitted: 'Left out, because it was no longer kept: {octets} bytes after the opening handshake.',
  cut: 'The record was full and ends before the exchange did.',
};

export type PcapngText = typeof en;

const fr: PcapngText = {
  application: 'Sur le fil',
  file: 'Exporté le {exported} depuis la vue du fil de Sur le fil.',
  synthesised:
    'Ethernet, IP et TCP sont synthétiques : les adresses, les ports, les numéros de séquence, les sommes de contrôle, l’ouverture et la fin de cette conversation sont inventés. Ce que TCP transporte est vrai : les octets que le relevé a vus dans la démo {demo}, par les morceaux et aux heures où il les a vus, à partir du {opened}.',
  synthesisedUdp:
    'Ethernet, IP et UDP sont synthétiques : les adresses, les ports et les sommes de contrôle sont inventés. Ce qu’UDP transporte est vrai : les datagrammes que le relevé a vus dans la démo {demo}, aux heures où il les a vus, à partir du {opened}.',
  model: 'Un modèle ou une copie abîmée, faits dans la démo des couches : ces paquets n’ont voyagé sur aucun câble.',
  omitted: 'Ce qui n’était plus gardé manque : {octets} octets après l’ouverture.',
  cut: 'Le relevé était plein et s’arrête avant la fin de l’échange.',
};

export const pcapngText: Record<Language, PcapngText> = { fr, en };
