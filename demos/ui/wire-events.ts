// What the parts of the wire view tell the whole.

import type { WireFilter } from './wire-filter.ts';
import type { MessageKey } from './wire-rows.ts';
import type { FieldPath } from './wire-tree.ts';

/** How a reader reached something: `pointed` lasts while the pointer stays, `focused` while the focus does, `chosen` until another is. */
export type Reach = 'pointed' | 'focused' | 'chosen';

/** A field of the tree was reached, or left where `path` is undefined. */
export class FieldEvent extends Event {
  readonly reach: Reach;
  readonly path: FieldPath | undefined;

  constructor(reach: Reach, path: FieldPath | undefined) {
    super('wire-field', { bubbles: true });
    this.reach = reach;
    this.path = path;
  }
}

/** An octet was reached, or left where `octet` is undefined; `bit` 0 is the octet's highest. */
export class OctetEvent extends Event {
  readonly reach: Reach;
  readonly octet: number | undefined;
  readonly bit: number;

  constructor(reach: Reach, octet: number | undefined, bit = 0) {
    super('wire-octet', { bubbles: true });
    this.reach = reach;
    this.octet = octet;
    this.bit = bit;
  }
}

/** Leaves the view too: a demo may say more about the message. The reader went to a message and, where `opens` is true, asked for its details; without a key: follows the newest again. */
export class MessageChoice extends Event {
  readonly key: MessageKey | undefined;
  readonly opens: boolean;

  constructor(key: MessageKey | undefined, opens: boolean) {
    super('wire-message', { bubbles: true, composed: true });
    this.key = key;
    this.opens = opens;
  }
}

/** The reader wants a message's frames shown, or put away. */
export class FoldEvent extends Event {
  readonly key: MessageKey;
  readonly isOpen: boolean;

  constructor(key: MessageKey, isOpen: boolean) {
    super('wire-fold', { bubbles: true });
    this.key = key;
    this.isOpen = isOpen;
  }
}

/** What the view shows: ladder and details, or what has taken their place. */
export type WireForm = 'messages' | 'table' | 'compare';

/** The reader has used a tool; crosses the shadow of the tool bar. */
export class ToolEvent extends Event {
  readonly tool:
    | { readonly type: 'filter'; readonly filter: WireFilter }
    | { readonly type: Exclude<WireForm, 'messages'> | 'full' };

  constructor(tool: ToolEvent['tool']) {
    super('wire-tool', { bubbles: true, composed: true });
    this.tool = tool;
  }
}
