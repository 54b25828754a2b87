// Reading a request's content without trusting its length.

export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly message: string };

/** Reads at most `limit` octets as UTF-8 JSON; anything else is an answer (400, 413) with a sentence. */
export async function readJson(body: AsyncIterable<Uint8Array>, limit: number): Promise<JsonRead> {
  const bytes = await readBytes(body, limit);
  if (!bytes) return { ok: false, status: 413, message: `Send at most ${limit} octets.` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, status: 400, message: 'This is not JSON in UTF-8. Check quotes, commas and braces.' };
  }
}

/** All octets of a body, or undefined once there are more than `limit`. */
export async function readBytes(body: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > limit) return undefined;
    pieces.push(piece);
  }
  return join(pieces, length);
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
