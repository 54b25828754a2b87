// What the part “Break it” does, and the figures that its sentences are filled with.

import type { DemoClient, Language, Random } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { limits } from './protocol.ts';
import { chatText, type ChatText } from './text.ts';
import { joinAs, sayAtOnce, vanish } from './third-client.ts';

export type ExperimentName = keyof ChatText['outcome'];
export type Figures = Readonly<Record<string, string | number>>;

export interface Laboratory {
  readonly client: DemoClient;
  readonly language: Language;
  readonly random: Random;
  /** The name in the first pane. */
  readonly name: string;
  /** Says something from the first pane. */
  say(text: string): Promise<void>;
}

const scriptInTag = `<img src=x onerror="alert('gotcha')">`;

/** Rejects where the room cannot be reached. */
export async function tryOut(experiment: ExperimentName, laboratory: Laboratory): Promise<Figures> {
  const { client, language, random, name, say } = laboratory;
  const { actors } = chatText[language];
  if (experiment === 'hurry') return gabble(laboratory, actors.hurry, 15);
  if (experiment === 'flood') return gabble(laboratory, actors.flood, 40);
  if (experiment === 'namesake') return { wanted: name, given: await joinAs(client, name) };
  if (experiment === 'vanish') {
    await vanish(client, actors.vanish, random, language);
    return { name: actors.vanish };
  }
  await say(experiment === 'html' ? scriptInTag : 'a'.repeat(limits.text + 1));
  return {};
}

async function gabble({ client, language }: Laboratory, who: string, sent: number): Promise<Figures> {
  const { gabble: words } = chatText[language];
  const texts = Array.from({ length: sent }, (_, index) => fill(words, { number: index + 1 }));
  const { name, passed, code } = await sayAtOnce(client, who, texts);
  return { name, passed, code, sent };
}
