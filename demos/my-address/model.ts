// Which address is believed: pure.

/** Documentation addresses (RFC 5737), one of each block: nobody has them. */
export const nowheres = ['192.0.2.1', '198.51.100.1', '203.0.113.1'] as const;

/** Which address of its own the machine would use towards one destination, or why none. */
export interface Look {
  readonly towards: (typeof nowheres)[number];
  readonly address?: string | undefined;
  readonly fault?: string | undefined;
}

// #region believed
/** The address that was found at least twice: a private network may have taken one way for itself. */
export function believed(looks: readonly Look[]): string | undefined {
  return looks.find(({ address }) => address !== undefined && votesFor(address, looks) >= 2)?.address;
}
// #endregion believed

export function votesFor(address: string, looks: readonly Look[]): number {
  return looks.filter((look) => look.address === address).length;
}

/** Of `127.0.0.0/8` or `::1` (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3): whoever has it talks to their own machine. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** The value of a field among the lines that were said; undefined where it was not. */
export function valueSaid(said: readonly string[], name: string): string | undefined {
  const start = `${name.toLowerCase()}:`;
  const line = said.find((each) => each.toLowerCase().startsWith(start));
  return line?.slice(start.length).trim();
}
