// The demos' backends as the dispatcher sees them: each is known from the start, and loaded when first asked for.

import type { Backend, Capabilities, Demo } from '#demos/contract.ts';

/** How each demo's code is loaded, by name. */
export type DemoSource = Readonly<Record<string, { backend(): Promise<{ readonly demo: Demo }> }>>;

export class Backends extends Map<string, Backend> {
  readonly #demos = new Map<string, Demo>();
  readonly #source: DemoSource;
  readonly #capabilities: Capabilities;
  readonly #loading = new Map<string, Promise<Backend>>();

  constructor(source: DemoSource, capabilities: Capabilities) {
    super();
    this.#source = source;
    this.#capabilities = capabilities;
  }

  override has(name: string): boolean {
    return Object.hasOwn(this.#source, name);
  }

  /** After this `get` gives the running backend. Rejects where its code cannot be loaded; the next call tries again. */
  async load(name: string): Promise<void> {
    const loading = this.#loading.get(name) ?? this.#start(name);
    this.#loading.set(name, loading);
    try {
      this.set(name, await loading);
    } catch (error) {
      this.#loading.delete(name);
      this.set(name, failing(error));
      throw error;
    }
  }

  /** The demo that has been loaded; undefined before. */
  demo(name: string): Demo | undefined {
    return this.#demos.get(name);
  }

  async #start(name: string): Promise<Backend> {
    const source = this.#source[name];
    if (!source) throw new Error(`There is no demo named ${name}.`);
    const { demo } = await source.backend();
    this.#demos.set(name, demo);
    return demo.create(this.#capabilities);
  }
}

/** Answers 500 for a demo that did not load. */
function failing(error: unknown): Backend {
  const fail = () => {
    throw error;
  };
  return { respond: fail, respondAsVirtualHost: fail, upgrade: fail };
}
