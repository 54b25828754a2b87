// The site table as it travels: GET, PUT and DELETE on `tablePath`, JSON both ways.

import * as v from 'valibot';

/** GET reads the visitor's site table, PUT replaces it, DELETE brings the first one back. */
export const tablePath = '/demos/virtual-hosts/sites';

/** Octets of JSON accepted in a PUT. */
export const largestTable = 8_192;

/** Which rule of the table's shape is broken; its words are in text.ts. */
export type ShapeFault = 'name' | 'names' | 'page' | 'sites' | 'shape';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const serverName = v.pipe(
  v.string('name' satisfies ShapeFault),
  v.maxLength(100, 'name' satisfies ShapeFault),
  v.regex(new RegExp(`^${label}(?:\\.${label})*\\.localhost$`), 'name' satisfies ShapeFault),
);

/** The pages that a site can serve; a learner chooses names, not content. */
export const pageNames = ['mines', 'cpp', 'patrick'] as const;
export type PageName = (typeof pageNames)[number];

const site = v.strictObject({
  page: v.picklist(pageNames, 'page' satisfies ShapeFault),
  names: v.pipe(
    v.array(serverName, 'names' satisfies ShapeFault),
    v.minLength(1, 'names' satisfies ShapeFault),
    v.maxLength(5, 'names' satisfies ShapeFault),
  ),
});

const table = v.strictObject({
  sites: v.pipe(
    v.array(site, 'sites' satisfies ShapeFault),
    v.minLength(1, 'sites' satisfies ShapeFault),
    v.maxLength(3, 'sites' satisfies ShapeFault),
    v.check((sites) => new Set(sites.map(({ page }) => page)).size === sites.length, 'sites' satisfies ShapeFault),
  ),
  default: v.picklist(pageNames, 'page' satisfies ShapeFault),
});

/** One site: its page, and every name it answers to (lower case, in `.localhost`). */
export type Site = v.InferOutput<typeof site>;

/** The whole table: 1 to 3 sites with names of their own, one of them the default. */
export type SiteTable = v.InferOutput<typeof table>;

export const firstTable: SiteTable = {
  sites: [
    { page: 'mines', names: ['mines.localhost'] },
    { page: 'cpp', names: ['cpp.localhost'] },
    { page: 'patrick', names: ['patrick.localhost'] },
  ],
  default: 'mines',
};

/** What is wrong with a table: a sentence for whom types it, and where nginx or Apache would complain too. */
export type TableCheck =
  | { readonly ok: true; readonly table: SiteTable }
  | { readonly ok: false; readonly error: TableError };
export type TableError =
  | { readonly kind: 'shape'; readonly where: string; readonly fault: ShapeFault }
  | { readonly kind: 'duplicate-name'; readonly name: string }
  | { readonly kind: 'no-default' };

/** Reads a table from outside. Two sites of one name, or a default that is not in the table, are refused in words. */
export function checkTable(value: unknown): TableCheck {
  const parsed = v.safeParse(table, value);
  if (!parsed.success) return { ok: false, error: shapeError(parsed.issues[0]) };
  const names = parsed.output.sites.flatMap((one) => one.names);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { ok: false, error: { kind: 'duplicate-name', name: twice } };
  const hasDefault = parsed.output.sites.some(({ page }) => page === parsed.output.default);
  return hasDefault ? { ok: true, table: parsed.output } : { ok: false, error: { kind: 'no-default' } };
}

function shapeError(issue: v.BaseIssue<unknown>): TableError {
  const faults: readonly string[] = ['name', 'names', 'page', 'sites'] satisfies ShapeFault[];
  const fault = faults.includes(issue.message) ? (issue.message as ShapeFault) : 'shape';
  return { kind: 'shape', where: v.getDotPath(issue) ?? 'JSON', fault };
}
