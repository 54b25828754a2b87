// The few globals that Node and every browser have, insecure contexts included. Whatever else a neutral file
// needs (time, chance, sockets) is handed to it as a capability.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class URL {
  constructor(url: string, base?: string);
  readonly hostname: string;
  readonly host: string;
  readonly origin: string;
  readonly pathname: string;
  readonly protocol: string;
  readonly search: string;
  readonly searchParams: { get(name: string): string | null };
}

declare function queueMicrotask(task: () => void): void;
declare function btoa(binary: string): string;
declare function atob(base64: string): string;
