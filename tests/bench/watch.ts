// What runs in every contestant's page, from before its first script. A text, because the compiler of these files would
// add helpers that a page does not have.

/** What a page has noted, in milliseconds since the navigation; 0 for not yet. */
export interface Noted {
  /** The first slide is painted in the fonts that it keeps. */
  readonly readable: number;
  /** Another slide than the first is shown: a key has worked. */
  readonly moved: number;
  readonly firstPaint: number;
}

/** Looks once a frame and notes both moments in `bench`. */
export const watchScript = `(() => {
  let sayReadable;
  const whenReadable = new Promise((resolve) => (sayReadable = resolve));
  const noted = { whenReadable, readable: 0, moved: 0, get firstPaint() { return paint()?.startTime ?? 0; } };
  globalThis.bench = noted;
  const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
  const slides = () => [...document.querySelectorAll('.slides > section, body > section')];
  const isSeen = (element) => element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) === true;
  const family = (names) => names.split(',')[0].replaceAll('"', '').trim();
  const awaited = () => [...document.fonts].filter(({ status }) => status === 'loading').map((face) => family(face.family));
  const hasItsFont = (element) => !awaited().includes(family(getComputedStyle(element).fontFamily));
  const isReadable = () => {
    const [first] = slides();
    return paint() && isSeen(first?.querySelector('h1, h2')) && [...first.querySelectorAll('h1, h2, p, code')].every(hasItsFont);
  };
  const hasMoved = () => slides().findIndex((slide) => slide.classList.contains('present') && isSeen(slide)) > 0;
  const look = () => {
    if (isReadable()) sayReadable(noted.readable ||= performance.now());
    if (paint() && hasMoved()) noted.moved ||= performance.now();
    if (!noted.moved) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

export const notedScript =
  '(({ firstPaint, readable, moved } = {}) => ({ firstPaint, readable, moved }))(globalThis.bench)';

/** Resolves to `Noted` once the page is readable. */
export const readableScript = `Promise.race([
  globalThis.bench.whenReadable.then(() => ${notedScript}),
  new Promise((_, reject) => setTimeout(reject, 30_000, new Error('The first slide was not readable in 30 s.'))),
])`;

/** The slide in view, and that two frames have passed. */
export const settledScript = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
  resolve([...document.querySelectorAll('.slides > section')].findIndex((slide) => slide.classList.contains('present'))))))`;
