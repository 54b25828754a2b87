// What happened to one connection, as far as its two programs and their systems know: calls, octets, ends, states.

import type { Side, TcpStates } from '#demos/contract.ts';

export type Deed = 'connect' | 'data' | 'fin' | 'rst';

export interface Step {
  readonly id: number;
  readonly from: Side;
  readonly deed: Deed;
  /** Of data: as text, without its last newline. */
  readonly text: string;
  /** Read from the system after it; undefined where nobody could be asked. */
  readonly states?: TcpStates | undefined;
}

/** `client-ended`: half-closed by the client, the server may still speak; `server-ended` the other way round. */
export type Phase = 'none' | 'connecting' | 'open' | 'client-ended' | 'server-ended' | 'closed';

/** Steps that are kept; the oldest go first. */
export const mostSteps = 40;

/** The phase after one more step. */
export function phaseAfter(phase: Phase, { deed, from }: Pick<Step, 'deed' | 'from'>): Phase {
  if (deed === 'connect') return 'open';
  if (deed === 'rst') return 'closed';
  if (deed === 'data') return phase;
  const other: Phase = from === 'client' ? 'server-ended' : 'client-ended';
  return phase === other ? 'closed' : from === 'client' ? 'client-ended' : 'server-ended';
}

export function mayClientSpeak(phase: Phase): boolean {
  return phase === 'open' || phase === 'server-ended';
}

/** Whether the states may be those after the step: what the client does travels another way than the question about it. */
export function isAfter({ from, deed }: Pick<Step, 'from' | 'deed'>, { client }: TcpStates): boolean {
  if (from === 'server') return true;
  if (deed === 'rst') return client === 'CLOSED';
  return deed !== 'fin' || (client !== 'ESTABLISHED' && client !== 'CLOSE-WAIT');
}

/** States are of the moment in which they were read: they belong to the newest step, and to none before it. */
export function withStates(steps: readonly Step[], id: number, states: TcpStates | undefined): readonly Step[] {
  return steps.map((step) => (step.id === id ? { ...step, states } : step));
}
