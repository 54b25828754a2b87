// A thing of each visitor's own, for as many visitors as the server remembers.

const mostVisitors = 1_000;

/** The visitor who came first and has nothing under way is forgotten first. */
export class PerVisitor<Thing> {
  readonly #things = new Map<string, Thing>();
  readonly #create: () => Thing;
  readonly #isBusy: (thing: Thing) => boolean;

  constructor(create: () => Thing, isBusy: (thing: Thing) => boolean) {
    this.#create = create;
    this.#isBusy = isBusy;
  }

  of(visitor: string): Thing {
    const known = this.#things.get(visitor);
    if (known !== undefined) return known;
    if (this.#things.size >= mostVisitors) this.#forgetOne();
    const thing = this.#create();
    this.#things.set(visitor, thing);
    return thing;
  }

  #forgetOne(): void {
    const [oldest] = this.#things.keys();
    for (const [visitor, thing] of this.#things) {
      if (this.#isBusy(thing)) continue;
      this.#things.delete(visitor);
      return;
    }
    if (oldest !== undefined) this.#things.delete(oldest);
  }
}
