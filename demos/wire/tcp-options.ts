// What a TCP header holds after its fixed 20 octets: kind, length, value, one after another (RFC 9293 §3.2).

import type { FieldCursor, Said } from './field-cursor.ts';

const section = 'RFC 9293 §3.2';
const endOfList = 0;
const noOperation = 1;

type OptionKey = 'option-mss' | 'option-window-scale' | 'option-sack-permitted' | 'option-sack' | 'option-timestamps';

interface Option {
  readonly name: string;
  readonly key: OptionKey;
  /** Octets of the whole option; undefined where it varies. */
  readonly length?: number;
  read(cursor: FieldCursor, length: number): void;
}

const options: Record<number, Option> = {
  2: { name: 'MSS', key: 'option-mss', length: 4, read: (cursor) => void cursor.number('option-mss', 2) },
  3: {
    name: 'Window Scale',
    key: 'option-window-scale',
    length: 3,
    read: (cursor) =>
      void cursor.number('option-shift', 1, (value) => ({
        meaning: { key: 'option-shift', values: { factor: 2 ** Math.min(value, 14) } },
      })),
  },
  4: { name: 'SACK Permitted', key: 'option-sack-permitted', length: 2, read() {} },
  5: { name: 'SACK', key: 'option-sack', read: readBlocks },
  8: { name: 'Timestamps', key: 'option-timestamps', length: 10, read: readTimestamps },
};

/** Reads up to `end`, where the header ends. */
export function readTcpOptions(cursor: FieldCursor, end: number): void {
  cursor.group('tcp-options', () => {
    while (cursor.offset < end) {
      const kind = cursor.peek(1) ?? 0;
      if (kind === endOfList) {
        cursor.octets('option-end', end - cursor.offset, () => ({ value: '0', meaning: { key: 'option-end' } }));
      } else if (kind === noOperation) cursor.number('option-nop', 1, () => ({ meaning: { key: 'option-nop' } }));
      else if (!readOption(cursor, kind, end)) return undefined;
    }
    return undefined;
  });
}

/** False when the option's length cannot be: nothing after it can be told apart. */
function readOption(cursor: FieldCursor, kind: number, end: number): boolean {
  const known = options[kind];
  const length = cursor.peek(1, 1);
  const room = end - cursor.offset;
  const isPossible = length !== undefined && length >= 2 && length <= room && (known?.length ?? length) === length;
  if (!isPossible) {
    const fault = { key: 'option-length', section, values: { length: length ?? 0 } } as const;
    cursor.octets('option', room, () => ({ fault }));
    return false;
  }
  cursor.group('option', () => {
    cursor.number('option-kind', 1, (value) => ({ value: known ? `${value} (${known.name})` : String(value) }));
    cursor.number('option-length', 1);
    if (known) known.read(cursor, length - 2);
    else if (length > 2) cursor.octets('option-data', length - 2);
    return { value: known?.name ?? String(kind), meaning: { key: known?.key ?? 'option-other' } };
  });
  return true;
}

function readBlocks(cursor: FieldCursor, length: number): void {
  for (let left = length; left >= 8; left -= 8) {
    cursor.number('sack-left-edge', 4);
    cursor.number('sack-right-edge', 4);
  }
  if (length % 8 > 0) {
    const said: Said = { fault: { key: 'option-length', section: 'RFC 2018 §3', values: { length: length + 2 } } };
    cursor.octets('option-data', length % 8, () => said);
  }
}

function readTimestamps(cursor: FieldCursor): void {
  cursor.number('timestamp-value', 4, () => ({ meaning: { key: 'timestamp-value' } }));
  cursor.number('timestamp-echo', 4, () => ({ meaning: { key: 'timestamp-echo' } }));
}
