// Questions that only the presenter's machine is answered (demos/instructor-protocol.ts).

import { addressesPath, asReach, type Reach } from '#demos/instructor-protocol.ts';
import { hasServer } from './page.ts';

/** Milliseconds. */
const patience = 4_000;

/** The JSON at a path of this page's own server; undefined where it answers nothing of use. */
export async function askServer(path: string, method: 'GET' | 'POST' = 'GET'): Promise<unknown> {
  try {
    const response = await fetch(path, { method, cache: 'no-store', signal: AbortSignal.timeout(patience) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** How the room gets here; undefined without a server, and on any machine but its own. */
export async function askReach(): Promise<Reach | undefined> {
  return hasServer ? asReach(await askServer(addressesPath)) : undefined;
}
