// The room: the set of connections, their names, what was said last. What one says is relayed to all.

import type { Capabilities, Peer } from '#demos/contract.ts';
import type { Format } from './format.ts';
import { History } from './history.ts';
import { checkName, nameKey, uniqueName } from './names.ts';
import { limits, type ErrorCode, type ServerMessage } from './protocol.ts';

/** One open connection. */
export interface Member {
  readonly peer: Peer;
  readonly format: Format;
  /** Undefined until it has joined. */
  name: string | undefined;
  /** The name under which the others know it. */
  known: string | undefined;
  /** Cancels the cut of a connection that is being closed. */
  keep(): void;
}

export class Room {
  private readonly clock: Capabilities['clock'];
  private readonly timers: Capabilities['timers'];
  private readonly members = new Set<Member>();
  private readonly names = new Set<string>();
  private readonly history = new History();
  private guests = 0;
  /** Whose coming, leaving or new name has not been told yet. */
  private readonly news = new Set<Member>();
  private readonly left: string[] = [];
  private stopGathering: (() => void) | undefined;

  constructor({ clock, timers }: Pick<Capabilities, 'clock' | 'timers'>) {
    this.clock = clock;
    this.timers = timers;
  }

  /** Open connections, with or without a name. */
  get size(): number {
    return this.members.size;
  }

  /** Lets a connection in; undefined where the room is full, and the connection is closed. */
  enter(peer: Peer, format: Format): Member | undefined {
    const member: Member = { peer, format, name: undefined, known: undefined, keep() {} };
    if (this.size >= limits.clients) {
      this.refuse(member, 'full');
      this.close(member, 1013, 'full');
      return undefined;
    }
    this.members.add(member);
    this.gather();
    if (format.guest) this.welcome(member, this.guestName(format.guest));
    return member;
  }

  /** Gives a name: to a newcomer, or another one to a guest. A name that is taken gets a number. */
  join(member: Member, wanted: string): void {
    if (member.name !== undefined && !member.format.guest) return this.refuse(member, 'joined');
    const check = checkName(wanted);
    if (!check.ok) return this.refuse(member, check.code);
    const own = member.name === undefined ? undefined : nameKey(member.name);
    const name = uniqueName(check.name, (key) => key !== own && this.names.has(key));
    if (member.name === undefined) return this.welcome(member, name);
    this.forgetName(member);
    this.rename(member, name);
  }

  // #region say
  say(member: Member, text: string): void {
    if (member.name === undefined) return this.refuse(member, 'join-first');
    if (text.trim() === '') return this.refuse(member, 'text-empty');
    if (text.length > limits.text) return this.refuse(member, 'text-long');
    this.tellNews();
    const said = this.history.add({ from: member.name, text, at: Math.floor(this.clock.now()) });
    this.tellAll({ type: 'message', ...said });
  }
  // #endregion say

  /** Says why a message was not taken. */
  refuse(member: Member, code: ErrorCode): void {
    this.tell(member, member.format.write(member.format.refusal(code)));
  }

  /** The connection has gone, or must go: the others are told, its name is free. */
  remove(member: Member): void {
    member.keep();
    if (!this.members.delete(member)) return;
    this.forgetName(member);
    this.news.delete(member);
    if (member.known !== undefined) this.left.push(member.known);
    this.gather();
  }

  /** Closes a connection behind what still waits for it, and cuts it where that takes too long. */
  dismiss(member: Member, code: number, reason: string): void {
    this.remove(member);
    this.close(member, code, reason);
  }

  /** Empties the history; whoever is here stays. */
  clear(): void {
    this.history.clear();
    this.guests = 0;
    this.tellAll({ type: 'cleared' });
  }

  private welcome(member: Member, name: string): void {
    this.rename(member, name);
    const people = [...this.members].flatMap(({ known }) => known ?? []);
    const { size, history } = this;
    const message: ServerMessage = { type: 'welcome', name, people, clients: size, history: history.all };
    this.tell(member, member.format.write(message));
  }

  private rename(member: Member, name: string): void {
    member.name = name;
    this.names.add(nameKey(name));
    this.news.add(member);
    this.gather();
  }

  private forgetName({ name }: Member): void {
    if (name !== undefined) this.names.delete(nameKey(name));
  }

  private guestName(guest: (number: number) => string): string {
    do this.guests += 1;
    while (this.names.has(nameKey(guest(this.guests))));
    return guest(this.guests);
  }

  /** When a whole class comes back at once, each is told of all in a few messages instead of one for each. */
  private gather(): void {
    this.stopGathering ??= this.timers.after(limits.gathering, () => this.tellNews());
  }

  private tellNews(): void {
    if (!this.stopGathering) return;
    this.stopGathering();
    this.stopGathering = undefined;
    const joined: string[] = [];
    const renamed: { from: string; to: string }[] = [];
    for (const member of this.news) {
      const { name = '', known } = member;
      if (known === undefined) joined.push(name);
      else if (known !== name) renamed.push({ from: known, to: name });
      member.known = name;
    }
    this.news.clear();
    this.tellAll({ type: 'presence', left: this.left.splice(0), renamed, joined, clients: this.size });
  }

  // #region relay
  /** A Set may change while it is walked through: who has left is skipped. Nobody waits for anybody. */
  private tellAll(message: ServerMessage): void {
    const written = new Map<Format, string | undefined>();
    for (const member of this.members) {
      const { format } = member;
      if (member.name === undefined) continue;
      if (!written.has(format)) written.set(format, format.write(message));
      this.tell(member, written.get(format));
    }
  }
  // #endregion relay

  private tell(member: Member, data: string | undefined): void {
    if (data === undefined) return;
    if (member.peer.bufferedAmount > limits.queued) return this.dismiss(member, 1008, 'reads too slowly');
    try {
      member.peer.send(data);
    } catch {
      this.dismiss(member, 1011, 'cannot be sent to');
    }
  }

  private close(member: Member, code: number, reason: string): void {
    member.keep = this.timers.after(limits.closing, () => member.peer.abort());
    try {
      member.peer.close(code, reason);
    } catch {
      member.peer.abort();
    }
  }
}
