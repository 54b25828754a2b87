// Where one request ends and the next begins in the octets of a connection (RFC 9112 §6, §7.1). Only boundaries: what is
// right or wrong in a message is the parser's to say, and after a fault of its own the connection carries no more.

/** Octets of one request, in order; `ends` marks its last ones. */
export interface RequestPiece {
  readonly bytes: Buffer;
  readonly ends: boolean;
}

type Part = 'before' | 'head' | 'body' | 'chunk-size' | 'chunk-data' | 'trailers' | 'tunnel' | 'ended';

const LF = 10;
const CR = 13;

/** Cuts one connection's incoming octets at the boundaries of requests, in whatever segments they arrive. */
export class RequestBoundaries {
  private part: Part = 'before';
  /** The head, or a line of chunked content, as far as it has come; the parser's limits bound it. */
  private text = '';
  /** Octets of a body, or of a chunk and its CRLF, still to come. */
  private left = 0;

  /** What comes is no HTTP any more. */
  get isTunnel(): boolean {
    return this.part === 'tunnel';
  }

  split(bytes: Buffer): RequestPiece[] {
    const pieces: RequestPiece[] = [];
    let start = 0;
    for (let at = 0; at < bytes.length;) {
      at = this.advance(bytes, at);
      if (this.part !== 'ended') continue;
      pieces.push({ bytes: bytes.subarray(start, at), ends: true });
      this.part = 'before';
      start = at;
    }
    if (start < bytes.length) pieces.push({ bytes: bytes.subarray(start), ends: false });
    return pieces;
  }

  private advance(bytes: Buffer, at: number): number {
    switch (this.part) {
      case 'before':
        return this.skipEmptyLines(bytes, at);
      case 'head':
        return this.takeHead(bytes, at);
      case 'chunk-size':
      case 'trailers':
        return this.takeLine(bytes, at);
      case 'body':
      case 'chunk-data':
        return this.takeOctets(bytes, at);
      default:
        return bytes.length;
    }
  }

  /** Empty lines before a request line belong to nothing, but they were sent (RFC 9112 §2.2). */
  private skipEmptyLines(bytes: Buffer, at: number): number {
    if (bytes[at] === CR || bytes[at] === LF) return at + 1;
    this.part = 'head';
    return at;
  }

  /** Most heads come in one segment; the search in octets spares the text of what follows them. */
  private takeHead(bytes: Buffer, at: number): number {
    const end = this.text === '' ? bytes.indexOf('\r\n\r\n', at, 'latin1') : -1;
    const before = this.text.length;
    this.text += bytes.toString('latin1', at, end < 0 ? bytes.length : end + 4);
    const length = this.text.indexOf('\r\n\r\n', Math.max(0, before - 3)) + 4;
    if (length < 4) return bytes.length;
    this.expectBody(this.text.slice(0, length));
    this.text = '';
    return at + length - before;
  }

  private expectBody(head: string): void {
    if (!head.startsWith('CONNECT ') && !matters.test(head)) {
      this.part = 'ended';
    } else if (changesProtocol(head)) {
      this.part = 'tunnel';
    } else if (isChunked(head)) {
      this.part = 'chunk-size';
    } else {
      this.left = Number(valueOf(head, 'content-length') ?? 0);
      this.part = this.left > 0 ? 'body' : 'ended';
    }
  }

  private takeLine(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LF, at);
    this.text += bytes.toString('latin1', at, end < 0 ? bytes.length : end);
    if (end < 0) return bytes.length;
    const line = this.text.replace(/\r$/, '');
    this.text = '';
    if (this.part === 'chunk-size') this.expectChunk(Number.parseInt(line, 16));
    else if (line === '') this.part = 'ended';
    return end + 1;
  }

  /** A size that is none ends nothing: the parser refuses the message, and what follows is no request. */
  private expectChunk(size: number): void {
    this.left = size + 2;
    this.part = Number.isNaN(size) ? 'tunnel' : size === 0 ? 'trailers' : 'chunk-data';
  }

  private takeOctets(bytes: Buffer, at: number): number {
    const taken = Math.min(this.left, bytes.length - at);
    this.left -= taken;
    if (this.left === 0) this.part = this.part === 'body' ? 'ended' : 'chunk-size';
    return at + taken;
  }
}

/** Without any of these a request ends with its head. */
const matters = /\n(?:content-length|transfer-encoding|upgrade):/i;

/** All values of a field, joined as a list (RFC 9110 §5.3). */
function valueOf(head: string, name: string): string | undefined {
  const lines = [...head.matchAll(new RegExp(`\\n${name}:([^\\r\\n]*)`, 'gi'))];
  return lines.length > 0 ? lines.map(([, value]) => value).join(',') : undefined;
}

function isChunked(head: string): boolean {
  return /(?:^|,)\s*chunked\s*$/i.test(valueOf(head, 'transfer-encoding') ?? '');
}

/** After the head of such a request the octets are no HTTP any more (RFC 9110 §7.8, §9.3.6). */
function changesProtocol(head: string): boolean {
  if (head.startsWith('CONNECT ')) return true;
  return (
    valueOf(head, 'upgrade') !== undefined && /(?:^|,)\s*upgrade\s*(?:,|$)/i.test(valueOf(head, 'connection') ?? '')
  );
}
