// The words around the QR code, and what to do where there can be none.

import type { Language } from '#demos/contract.ts';
import type { AddressKind } from '#demos/instructor-protocol.ts';
import type { Situation } from './invitation.ts';

interface InvitationText {
  title: string;
  code: string;
  toType: string;
  leads: string;
  choose: string;
  kinds: Record<AddressKind, string>;
  doubtful: string;
  stuck: string;
  preflight: string;
  looking: string;
  situations: Record<Situation, string>;
  command: Partial<Record<Situation, string>>;
}

const en: InvitationText = {
  title: 'Join',
  code: 'QR code of {url}',
  toType: 'or type',
  leads: 'The code leads to this very slide.',
  choose: 'Networks of this machine (← →)',
  kinds: {
    wired: 'cable or Wi-Fi',
    vpn: 'VPN',
    container: 'containers',
    virtual: 'virtual machine',
    unconfigured: 'no address from the network',
  },
  doubtful: 'This address ({kind}) is most likely out of the room’s reach.',
  stuck: 'No phone gets through? ',
  preflight: 'The pre-flight page finds out why.',
  looking: 'Asking the server for its addresses…',
  situations: {
    open: '',
    'this machine only':
      'Phones cannot come here: the demo server listens on this machine only. Stop it (Ctrl+C in its terminal), and start it open to the network:',
    'no network':
      'This machine is in no network that the room could share. Join the room’s Wi-Fi, or open a hotspot; then press Q twice.',
    'published here only':
      'This address belongs to this machine alone: phones cannot open it. Publish the course, or start the demo server open to the network:',
  },
  command: { 'this machine only': 'npm start -- --lan', 'published here only': 'npm start -- --lan' },
};

const fr: InvitationText = {
  title: 'Rejoignez-nous',
  code: 'Code QR de {url}',
  toType: 'ou tapez',
  leads: 'Le code mène à cette diapositive même.',
  choose: 'Réseaux de cette machine (← →)',
  kinds: {
    wired: 'câble ou Wi-Fi',
    vpn: 'VPN',
    container: 'conteneurs',
    virtual: 'machine virtuelle',
    unconfigured: 'sans adresse donnée par le réseau',
  },
  doubtful: 'Cette adresse ({kind}) est sans doute hors de portée de la salle.',
  stuck: 'Aucun téléphone ne passe ? ',
  preflight: 'La page « Avant le cours » trouve pourquoi.',
  looking: 'On demande ses adresses au serveur…',
  situations: {
    open: '',
    'this machine only':
      'Les téléphones ne peuvent pas venir : le serveur de démo n’écoute que sur cette machine. Arrêtez-le (Ctrl+C dans son terminal), puis relancez-le ouvert au réseau :',
    'no network':
      'Cette machine n’est sur aucun réseau que la salle pourrait partager. Rejoignez le Wi-Fi de la salle, ou ouvrez un partage de connexion ; puis appuyez deux fois sur Q.',
    'published here only':
      'Cette adresse n’existe que sur cette machine : les téléphones ne peuvent pas l’ouvrir. Publiez le cours, ou lancez le serveur de démo ouvert au réseau :',
  },
  command: { 'this machine only': 'npm start -- --lan', 'published here only': 'npm start -- --lan' },
};

export const invitationText: Record<Language, InvitationText> = { fr, en };
