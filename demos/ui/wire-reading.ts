// The reading of one field in full: where it is, its bits, its value, what it means, what is wrong with it.

import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { fill } from '#demos/fill.ts';
import { wireText } from '#wire/text.ts';
import { renderValue } from './wire-value.ts';
import { rangeWords, wireViewText } from './wire-view-text.ts';

/** Octets that are shown as bits, at most: a length of 8 octets. */
const longest = 8;

export function fieldName(language: Language, { name }: FieldNode): string {
  return wireText[language].names[name];
}

/** Empty where the decoder says nothing more than the name. */
export function meaningWords(language: Language, { meaning }: FieldNode): string {
  return meaning ? fill(wireText[language].meanings[meaning.key], meaning.values) : '';
}

/** Empty for a field without a fault; else the sentence and the section that it breaks. */
export function faultWords(language: Language, { fault }: FieldNode): string {
  return fault ? `${fill(wireText[language].faults[fault.key], fault.values)} (${fault.section})` : '';
}

/** `octets 4 to 16`, and the bits where the field is smaller than its octets. */
function placeWords(language: Language, { start, end, bits }: FieldNode): string {
  const words = wireViewText[language];
  const octets = rangeWords(language, words.range, start, end);
  return bits ? `${octets}, ${rangeWords(language, words.bits, bits.from, bits.to + 1)}` : octets;
}

/** The same without the word octets, for a column that is headed by it. */
export function shortPlaceWords(language: Language, { start, end, bits }: FieldNode): string {
  const words = wireViewText[language];
  const octets = rangeWords(language, { one: '{start}', other: '{start}–{last}' }, start, end);
  return bits ? `${octets}, ${rangeWords(language, words.bits, bits.from, bits.to + 1)}` : octets;
}

/** A field in one row of the tree. A field line goes by its own name there: ten rows called so would say nothing. */
export function rowWords(language: Language, node: FieldNode): { readonly name: string; readonly value: string } {
  const [name, value] = ['field-name', 'field-value'].map((part) =>
    node.children?.find((child) => child.name === part),
  );
  if (node.name !== 'field-line' || !name) return { name: fieldName(language, node), value: node.value };
  return { name: name.value, value: value?.value ?? '' };
}

/** What stands under octets and fields: the field that the reader is at. */
export function renderReading(language: Language, message: WireMessage, node: FieldNode | undefined): TemplateResult {
  if (!node) return html`<div class="reading"></div>`;
  const label = wireViewText[language].reading;
  const fault = faultWords(language, node);
  const octets = message.bytes.subarray(node.start, node.end);
  return html`<div class=${`reading ${message.from}`} role="group" aria-label=${label} tabindex="0">
    <p class="place">
      <b>${fieldName(language, node)}</b>
      ${node.value ? html`<code>${renderValue(node.value)}</code>` : nothing}
      <span>${placeWords(language, node)}</span>
      ${node.bits ? renderBits(octets, node.bits) : nothing}
    </p>
    <p>${meaningWords(language, node)}</p>
    ${fault ? html`<p class="fault"><b>${wireViewText[language].fault}</b> ${fault}</p>` : nothing}
  </div>`;
}

/** The octets in binary, the field's own bits set off. */
function renderBits(octets: Uint8Array, bits: { readonly from: number; readonly to: number }): TemplateResult {
  const all = Array.from(octets.subarray(0, longest), (octet) => octet.toString(2).padStart(8, '0')).join('');
  return html`<code class="bits"
    >${all.slice(0, bits.from)}<mark>${all.slice(bits.from, bits.to + 1)}</mark>${all.slice(bits.to + 1)}</code
  >`;
}
