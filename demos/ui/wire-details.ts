// One message in detail: its octets beside its fields, linked both ways, and the reading of the field one is at.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { fill } from '#demos/fill.ts';
import { fieldName, renderReading } from './wire-reading.ts';
import { arrange, dumpWidth, hexOctet, offsetDigits, type Arrangement } from './wire-dump.ts';
import { wireDetailsStyle } from './wire-details.css.ts';
import type { FieldEvent, OctetEvent, Reach } from './wire-events.ts';
import { WireFields, type OpenFieldsEvent } from './wire-fields.ts';
import { WireOctets, type OctetMarks } from './wire-octets.ts';
import type { MessageKey } from './wire-rows.ts';
import {
  ancestors,
  faultNodes,
  faultPath,
  nodeAt,
  openAtFirst,
  pathAt,
  plainOctets,
  visibleRows,
  type FieldPath,
} from './wire-tree.ts';
import { valueStyle } from './wire-value.ts';
import { plural, wireViewText } from './wire-view-text.ts';

/** Rows of fields that are opened without asking: about what a slide shows at once. */
const roomAtFirst = 10;
/** Digits whose width tells that of one: layout widths are whole pixels. */
const probeLength = 100;

/** Fires `wire-reader` when the reader chooses a field or goes into one, so that the message stays. */
class WireDetails extends LitElement {
  static override properties = {
    message: { attribute: false },
    messageKey: { attribute: false },
    language: {},
    open: { state: true },
    reached: { state: true },
    isUnmasked: { state: true },
    arrangement: { state: true },
  };
  static override styles = [valueStyle, wireDetailsStyle];

  declare message: WireMessage | undefined;
  declare messageKey: MessageKey | undefined;
  declare language: Language;
  declare protected open: ReadonlySet<FieldPath>;
  declare protected reached: Readonly<Partial<Record<Reach, FieldPath | undefined>>>;
  declare protected isUnmasked: boolean;
  declare protected arrangement: Arrangement;
  private isTouched = false;
  private readonly observer = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));

  constructor() {
    super();
    this.language = 'en';
    this.open = new Set();
    this.reached = {};
    this.isUnmasked = true;
    this.arrangement = { isBeside: true, perLine: 8 };
  }

  /** Whether a pointer rests on a field or an octet. */
  get isPointed(): boolean {
    return this.reached.pointed !== undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('messageKey')) this.isTouched = false;
    if ((changed.has('messageKey') || changed.has('message')) && !this.isTouched) this.begin();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('arrangement')) void this.reveal('wire-octets', 'wire-fields');
    if (changed.has('messageKey')) this.measure();
    const probe = this.renderRoot.querySelector('.probe');
    if (probe) this.observer.observe(probe);
    this.observer.observe(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { message, language, arrangement } = this;
    if (!message) return nothing;
    const words = wireViewText[language];
    const active = this.activePath;
    const text = plainOctets(message);
    const dump = dumpWidth(arrangement.perLine, offsetDigits(message.bytes.length));
    return html`
      <header>
        <slot name="before"></slot>
        <p class=${`title ${message.from}`}>
          <b>${words.direction[message.from]}</b> ${plural(language, words.octets, message.bytes.length)}
        </p>
        ${text ? this.renderUnmask() : nothing}
        <slot name="after"></slot>
      </header>
      <div class=${`panes ${message.from} ${arrangement.isBeside ? 'beside' : 'stacked'}`} .style=${`--dump:${dump}`}>
        <span class="measure" aria-hidden="true"><span class="probe">${'0'.repeat(probeLength)}</span></span>
        <wire-octets
          .octets=${message.bytes}
          .text=${text && this.isUnmasked ? text : message.bytes}
          .marks=${this.marks(message.fields, active)}
          .perLine=${arrangement.perLine}
          .label=${words.octetsPane}
          .describe=${this.describe}
          @wire-octet=${this.onOctet}
        ></wire-octets>
        <wire-fields
          .rows=${visibleRows(message.fields, this.open)}
          .open=${this.open}
          .active=${active}
          .chosen=${this.reached.chosen}
          .language=${language}
          @wire-field=${this.onField}
          @wire-open-fields=${this.onOpen}
        ></wire-fields>
      </div>
      ${renderReading(language, message, active === undefined ? undefined : nodeAt(message.fields, active))}
    `;
  }

  private renderUnmask(): TemplateResult {
    const words = wireViewText[this.language];
    return html`<button class="quiet" aria-pressed=${this.isUnmasked} title=${words.unmask} @click=${this.toggleMask}>
      ${this.isUnmasked ? words.unmasked : words.masked}
    </button>`;
  }

  private get activePath(): FieldPath | undefined {
    const { pointed, focused, chosen } = this.reached;
    return pointed ?? focused ?? chosen;
  }

  /** Opens as many fields as there is room for and goes to the first fault, or else to the first field. */
  private begin(): void {
    const fields = this.message?.fields ?? [];
    this.open = openAtFirst(fields, roomAtFirst);
    const first = faultPath(fields) ?? '0';
    this.reached = { chosen: nodeAt(fields, first) && first };
    void this.reveal('wire-octets', 'wire-fields');
  }

  private marks(fields: readonly FieldNode[], active: FieldPath | undefined): OctetMarks {
    const parent = active === undefined ? undefined : ancestors(active)[0];
    return {
      fields,
      active: active === undefined ? undefined : nodeAt(fields, active),
      parent: parent === undefined ? undefined : nodeAt(fields, parent),
      faults: faultNodes(fields),
    };
  }

  private readonly describe = (octet: number): string => {
    const words = wireViewText[this.language];
    const { bytes, fields } = this.message ?? { bytes: new Uint8Array(), fields: [] };
    const path = pathAt(fields, octet, 0);
    const node = path === undefined ? undefined : nodeAt(fields, path);
    const field = node ? fieldName(this.language, node) : words.noField;
    return fill(words.octetAt, { offset: octet, hex: hexOctet(bytes[octet] ?? 0), field });
  };

  private readonly onField = ({ reach, path }: FieldEvent): void => {
    this.reach(reach, path);
    if (path !== undefined) void this.reveal('wire-octets');
  };

  private readonly onOctet = ({ reach, octet, bit }: OctetEvent): void => {
    const path = octet === undefined ? undefined : pathAt(this.message?.fields ?? [], octet, bit);
    if (reach === 'chosen' && path !== undefined) this.open = new Set([...this.open, ...ancestors(path)]);
    this.reach(reach, path);
    if (path !== undefined) void this.reveal('wire-fields');
  };

  private readonly onOpen = ({ open }: OpenFieldsEvent): void => {
    this.open = open;
  };

  private readonly toggleMask = (): void => {
    this.isUnmasked = !this.isUnmasked;
  };

  private reach(reach: Reach, path: FieldPath | undefined): void {
    // A press is the last word: the focus that it gave to its part stood somewhere else before.
    if (reach === 'chosen') this.reached = { chosen: path };
    else if (this.reached[reach] !== path) this.reached = { ...this.reached, [reach]: path };
    if (reach === 'pointed' || path === undefined) return;
    this.isTouched = true;
    this.dispatchEvent(new Event('wire-reader'));
  }

  /** Brings the field that the reader is at into sight; never on the side that it was reached from, which would jump. */
  private async reveal(...sides: readonly ('wire-octets' | 'wire-fields')[]): Promise<void> {
    await this.updateComplete;
    for (const side of sides) {
      const part = this.renderRoot.querySelector<WireOctets | WireFields>(side);
      await part?.updateComplete;
      const path = this.activePath;
      const node = path === undefined ? undefined : nodeAt(this.message?.fields ?? [], path);
      if (path === undefined || !node) return;
      if (part instanceof WireOctets) part.reveal(node.start);
      if (part instanceof WireFields) part.reveal(path);
    }
  }

  private measure(): void {
    const width = this.clientWidth;
    const probe = this.renderRoot.querySelector<HTMLElement>('.probe');
    if (!probe || !this.message || width === 0) return;
    const next = arrange((width * probeLength) / probe.offsetWidth, offsetDigits(this.message.bytes.length));
    const { isBeside, perLine } = this.arrangement;
    if (next.isBeside !== isBeside || next.perLine !== perLine) this.arrangement = next;
  }
}

// How octets and fields share the width is known only after a rendering: the second one is meant.
WireDetails.disableWarning?.('change-in-update');
customElements.define('wire-details', WireDetails);

declare global {
  interface HTMLElementTagNameMap {
    'wire-details': WireDetails;
  }
}
