// The files of a new demo: a page counter, which is about the smallest demo that is true on both hosts.

/** Texts by file name, for `npm run new-demo`. They compile, run and pass the contract suite as they are. */
export function demoTemplate(name: string): Record<string, string> {
  const className = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const constant = className.charAt(0).toLowerCase() + className.slice(1);
  return {
    'protocol.ts': protocol(name),
    'backend.ts': backend(name),
    'scenario.ts': scenario(),
    'text.ts': text(name, className, constant),
    'widget.ts': widget(name, className, constant),
    'widget.css.ts': style(constant),
  };
}

const protocol = (name: string) => `// What travels: one GET, answered with a line of text.

/** GET answers with the number of times this visitor has asked. */
export const path = '/demos/${name}';
`;

const backend = (name: string) => `// Counts each visitor's requests.

import type { Demo } from '#demos/contract.ts';
import { path } from './protocol.ts';

/** Visitors who are remembered; the one that came first is forgotten first. */
const mostVisitors = 1_000;

export const demo: Demo = {
  name: '${name}',
  scope: 'visitor',
  create() {
    const counts = new Map<string, number>();
    return {
      respond(request, { visitor }) {
        if (request.target !== path) return { status: 404, headers: [], body: \`Nothing here; ask for \${path}\\n\` };
        const count = (counts.get(visitor) ?? 0) + 1;
        counts.set(visitor, count);
        const [oldest] = counts.keys();
        if (counts.size > mostVisitors && oldest !== undefined) counts.delete(oldest);
        return { status: 200, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: \`request \${count}\\n\` };
      },
    };
  },
};
`;

const scenario = () => `// The finished run: two requests on one connection.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { path } from './protocol.ts';

export async function scenario({ authority, connect }: ByHand): Promise<void> {
  const stream = await connect();
  const request = encodeRequestHead({ method: 'GET', target: path, version: '1.1', headers: [['Host', authority]] });
  await exchangeByHand(stream, request, 'GET');
  await exchangeByHand(stream, request, 'GET');
  await stream.end();
}
`;

const text = (name: string, className: string, constant: string) => `// The words of the widget, in both languages.

import type { Language } from '#demos/contract.ts';

const en = {
  heading: '${name}',
  question: 'You ask twice. What does the second answer say?',
  choices: { one: 'request 1', two: 'request 2' },
  explanation: 'The server keeps a number for each visitor.',
  ask: 'Ask',
  commands: { curl: 'curl' },
  experiments: { lost: ['Ask for another path', 'Nothing is there: 404.'] },
};

export type ${className}Text = typeof en;

const fr: ${className}Text = {
  heading: '${name}',
  question: 'Vous demandez deux fois. Que dit la seconde réponse ?',
  choices: { one: 'request 1', two: 'request 2' },
  explanation: 'Le serveur garde un nombre par visiteur.',
  ask: 'Demander',
  commands: { curl: 'curl' },
  experiments: { lost: ['Demander un autre chemin', 'Il n’y a rien là : 404.'] },
};

export const ${constant}Text: Record<Language, ${className}Text> = { fr, en };
`;

const widget = (name: string, className: string, constant: string) => `// <demo-${name}>

import { html, type TemplateResult } from 'lit';
import type { DemoClient } from '#demos/contract.ts';
import { readBytes } from '#demos/read-body.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { path } from './protocol.ts';
import { ${constant}Text, type ${className}Text } from './text.ts';
import { ${constant}Style } from './widget.css.ts';

interface State extends DemoState {
  readonly answer: string;
}

export class ${className} extends DemoElement<State> {
  static override styles = [demoStyle, ${constant}Style];
  protected readonly demoName = '${name}';

  private get words(): ${className}Text {
    return ${constant}Text[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, answer: '' };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'two', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    return [{ label: this.words.commands.curl, command: \`curl -i http://\${authority}\${path}\` }];
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  protected experiment(_id: string, client: DemoClient): Promise<void> {
    return this.ask(client, \`\${path}/elsewhere\`);
  }

  private async ask(client: DemoClient, where: string): Promise<void> {
    const { body } = await client.fetch({ path: where });
    const bytes = await readBytes(body, 1_000);
    this.change({ answer: new TextDecoder().decode(bytes), hasRun: true });
  }

  protected renderTry(): TemplateResult {
    return html\`<div class="row">
        <button class="strong" ?disabled=\${this.busy} @click=\${() => void this.run((client) => this.ask(client, path))}>
          \${this.words.ask}
        </button>
      </div>
      <p class="answer" role="status">\${this.state.answer}</p>\`;
  }
}

customElements.define('demo-${name}', ${className});
`;

const style = (constant: string) => `// What this widget adds to the shared look.

import { css } from 'lit';

export const ${constant}Style = css\`
  .answer {
    font-family: var(--font-mono);
  }
\`;
`;
