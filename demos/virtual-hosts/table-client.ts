// The widget's way to its site table.

import type { ClientResponse, DemoClient, Language } from '#demos/contract.ts';
import { readJson } from '#demos/read-body.ts';
import { checkTable, largestTable, tablePath, type SiteTable } from './protocol.ts';

/** The visitor's table; rejects where the host cannot be reached or answers something else. */
export async function readTable(client: DemoClient): Promise<SiteTable> {
  return tableIn(await client.fetch({ path: tablePath }));
}

/** Replaces the visitor's table; a refusal rejects with the server's own sentence. */
export async function writeTable(client: DemoClient, table: SiteTable, language: Language): Promise<SiteTable> {
  const response = await client.fetch({
    method: 'PUT',
    path: tablePath,
    headers: [
      ['Content-Type', 'application/json'],
      ['Accept-Language', language],
    ],
    body: JSON.stringify(table),
  });
  return tableIn(response);
}

async function tableIn(response: ClientResponse): Promise<SiteTable> {
  const read = await readJson(response.body, largestTable);
  if (!read.ok) throw new Error(read.message);
  if (response.status !== 200) throw new Error(refusalIn(read.value) ?? `${response.status}`);
  const check = checkTable(read.value);
  if (!check.ok) throw new Error(check.error.kind);
  return check.table;
}

function refusalIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('error' in value)) return undefined;
  return String(value.error);
}
