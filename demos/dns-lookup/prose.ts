// A result in words.

import { fill } from '#demos/fill.ts';
import { typeName } from '#wire/dns-message.ts';
import type { Ignored } from './asker.ts';
import type { Result } from './model.ts';
import type { DnsLookupText } from './text.ts';

/** Who gave the answer, if anybody did. */
export function originOf({ outcome, octets, attempts }: Result): 'server' | 'cache' | 'nobody' {
  if (octets !== undefined) return 'server';
  return outcome.kind === 'bad-name' || attempts > 0 ? 'nobody' : 'cache';
}

export function tellSource({ attempts, byTcp, octets = 0 }: Result, words: DnsLookupText): string {
  if (attempts === 0) return words.fromCache;
  if (byTcp) return fill(words.fromTcp, { octets });
  return fill(attempts === 1 ? words.fromUdp : words.fromUdpLate, { attempts, octets });
}

/** Undefined where the records say it all. */
export function tellOutcome({ outcome, question }: Result, words: DnsLookupText): string | undefined {
  const { outcomes } = words;
  switch (outcome.kind) {
    case 'records':
      return undefined;
    case 'bad-name':
      return words.problems[outcome.problem];
    case 'error':
      return words.codes[outcome.code] ?? fill(words.otherCode, { code: outcome.code });
    case 'silence':
      return outcome.attempts === 1 ? outcomes['silence-once'] : fill(outcomes.silence, { attempts: outcome.attempts });
    case 'no-name':
    case 'no-data':
      return fill(outcomes[outcome.kind], { name: outcome.name, type: typeName(question.type) });
    default:
      return outcomes[outcome.kind];
  }
}

export function tellDoubt({ doubt, id, asked }: Ignored, words: DnsLookupText): string {
  return fill(words.doubts[doubt], { id: hexId(id), asked: hexId(asked) });
}

/** As the wire view shows it. */
function hexId(id: number): string {
  return `0x${id.toString(16).padStart(4, '0')}`;
}
