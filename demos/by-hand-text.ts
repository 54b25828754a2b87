// What can go wrong by hand, in words.

import type { HandProblem } from './by-hand.ts';
import type { Language } from './contract.ts';
import { fill } from './fill.ts';
import { http1FaultText } from '#wire/http1-fault-text.ts';
import { websocketText } from '#wire/websocket-text.ts';

const en = {
  timeout:
    'No whole answer came in time. Perhaps the server still waits for the rest of the request: check its empty line and its Content-Length.',
  cut: 'The connection was cut. Send again to open a new one.',
  ended:
    'The server ended the connection before its answer was whole. Send again; if it happens again, look at the last bytes.',
};

const fr: Record<keyof typeof en, string> = {
  timeout:
    'Aucune réponse complète n’est arrivée à temps. Le serveur attend peut-être la suite de la requête : vérifiez sa ligne vide et son Content-Length.',
  cut: 'La connexion a été coupée. Renvoyez pour en ouvrir une nouvelle.',
  ended:
    'Le serveur a fini la connexion avant la fin de sa réponse. Renvoyez ; si cela se reproduit, regardez les derniers octets.',
};

const byHandText: Record<Language, Record<keyof typeof en, string>> = { fr, en };

/** The problem as a sentence: what is wrong, then what to do. */
export function problemSentence(problem: HandProblem, language: Language): string {
  if (problem.kind === 'fault') return fill(http1FaultText[language][problem.fault.key], problem.fault.values);
  if (problem.kind === 'refused') return fill(websocketText[language].faults[problem.fault.key], problem.fault.values);
  return byHandText[language][problem.kind];
}
