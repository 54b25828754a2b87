// What travels: questions by GET, answers in JSON.

import * as v from 'valibot';
import { nowheres } from './model.ts';

/** GET tells the caller what the server sees of it. */
export const path = '/demos/my-address';

/** GET tells the same without address and port: only what the caller says itself. */
export const saidPath = `${path}/said`;

/** GET lets the server look for its own address. It tells the result on its own machine only: see `Machine`. */
export const machinePath = `${path}/server`;

/** Addresses of interfaces that are told; a machine full of containers may have more. */
export const mostInterfaces = 40;

/** Octets of an answer that a client reads. */
export const largestAnswer = 65_536;

const you = v.object({
  /** Null in the page: there is no connection, so there is no other end. */
  address: v.nullable(v.string()),
  port: v.nullable(v.number()),
  /** The request line and the field lines, as they came. */
  said: v.array(v.string()),
});

/** What the server sees of the caller. */
export type You = v.InferOutput<typeof you>;

const look = v.object({
  towards: v.picklist(nowheres),
  address: v.optional(v.string()),
  /** The system's name for why there is no address, such as ENETUNREACH. */
  fault: v.optional(v.string()),
});

const machine = v.variant('known', [
  v.object({
    known: v.literal(true),
    /** One for each destination. */
    looks: v.array(look),
    /** Null where no address was found twice. */
    believed: v.nullable(v.string()),
    interfaces: v.array(
      v.object({ name: v.string(), address: v.string(), prefix: v.number(), isInternal: v.boolean() }),
    ),
  }),
  v.object({
    known: v.literal(false),
    /** `elsewhere`: not told over the network; `no-network`: this host has no sockets. */
    why: v.picklist(['elsewhere', 'no-network']),
  }),
]);

/** What the server found out of itself. */
export type Machine = v.InferOutput<typeof machine>;

/** Undefined for what is no such answer. */
export function readYou(value: unknown): You | undefined {
  const read = v.safeParse(you, value);
  return read.success ? read.output : undefined;
}

/** Undefined for what is no such answer. */
export function readMachine(value: unknown): Machine | undefined {
  const read = v.safeParse(machine, value);
  return read.success ? read.output : undefined;
}
