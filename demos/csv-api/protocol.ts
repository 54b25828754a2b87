// The API's contract: its addresses, what a client may ask of them, and what comes back.

/** Everything of this API is below. */
export const base = '/demos/csv-api';

export const paths = {
  associations: `${base}/associations`,
  events: `${base}/events`,
  /** The files themselves, as text/csv. */
  associationsFile: `${base}/associations.csv`,
  eventsFile: `${base}/events.csv`,
} as const;

/** Entries on one page, unless `limit` says otherwise, and at most. */
export const pageSize = 10;
export const largestPage = 50;

/** An association, as JSON shows it: numbers are numbers, and what stands empty in the file is null. */
export interface Association {
  readonly id: string;
  readonly name: string;
  readonly campus: string;
  readonly founded: number;
  readonly members: number;
  readonly president: string | null;
  readonly motto: string;
  readonly links: Readonly<Record<'self' | 'events', string>>;
}

/** An event; `start` is local time, `price` in euros. */
export interface AssociationEvent {
  readonly id: number;
  readonly association: string;
  readonly title: string;
  readonly date: string;
  readonly start: string;
  readonly place: string;
  readonly price: number;
  readonly links: Readonly<Record<'self' | 'association', string>>;
}

/** A page of a collection. `total` counts all that match. */
export interface Page<Entry> {
  readonly total: number;
  readonly items: readonly Entry[];
  readonly links: { readonly self: string; readonly next?: string; readonly prev?: string };
}

/** An error's content (RFC 9457): `title` for the kind, `detail` for this case, in the client's language. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** Parameters that were not understood. */
  readonly parameters?: readonly string[];
}
