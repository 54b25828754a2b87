// A demo's finished run as prose: what print, pages without scripts and a page that is still loading show.

import type { Language } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import { escapeHtml } from './escape.ts';
import { compilerText } from './text.ts';

/** Characters of one HTTP message, octets of one frame; the rest is counted. */
const MOST_TEXT = 360;
const MOST_OCTETS = 48;

export function renderFinishedRun(messages: readonly WireMessage[], language: Language): string {
  const items = messages.map((message) => messageHtml(message, language)).join('');
  const label = `<p class="finished-run-label">${compilerText[language].run}</p>`;
  return `<div class="finished-run">${label}<ol class="finished-run-messages">${items}</ol></div>`;
}

function messageHtml(message: WireMessage, language: Language): string {
  const sender = `<span class="finished-run-sender">${compilerText[language][message.from]}</span>`;
  const summary = `<p class="finished-run-summary">${sender} <code>${escapeHtml(message.summary)}</code></p>`;
  const isText = message.protocol === 'http' || message.protocol === 'octets';
  const text = isText ? httpText(message.bytes, language) : octetsText(message.bytes, language);
  const body = `<pre class="finished-run-text">${escapeHtml(text)}</pre>`;
  return `<li class="finished-run-message" data-from="${message.from}" data-protocol="${message.protocol}">${summary}${body}</li>`;
}

function httpText(bytes: Uint8Array, language: Language): string {
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').trimEnd();
  if (text.length <= MOST_TEXT) return text;
  return `${text.slice(0, MOST_TEXT)}\n${octetsLeft(text.length - MOST_TEXT, language)}`;
}

function octetsText(bytes: Uint8Array, language: Language): string {
  const shown = [...bytes.subarray(0, MOST_OCTETS)].map((octet) => octet.toString(16).padStart(2, '0')).join(' ');
  return bytes.length <= MOST_OCTETS ? shown : `${shown} ${octetsLeft(bytes.length - MOST_OCTETS, language)}`;
}

function octetsLeft(count: number, language: Language): string {
  return compilerText[language].octetsLeft.replace('{count}', String(count));
}
