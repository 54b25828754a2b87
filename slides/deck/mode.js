// Before first paint: slides or study view, the chosen theme, and the addressed slide where reveal.js will put it. Inlined
// by the compiler, allowed in the CSP by its hash. The first keys of an impatient speaker work before reveal.js is there.
(() => {
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be forbidden; the defaults do.
    }
  };
  const theme = stored('theme');
  if (['light', 'dark', 'contrast'].includes(theme)) root.dataset.theme = theme;
  if (!root.dataset.chapter) return;

  const isHandheld =
    innerWidth <= 700 || (matchMedia('(pointer: coarse)').matches && !matchMedia('(any-hover: hover)').matches);
  const chosen = stored('mode') ?? (isHandheld ? 'study' : 'slides');
  const isPrint = /[?&]print-pdf\b/.test(location.search);
  root.dataset.mode = chosen === 'study' && !isPrint ? 'study' : 'slides';
  if (isPrint) root.classList.add('print-pdf');
  if (isPrint || chosen === 'study') return;

  // The same scale as reveal.js will choose, to the hundredth, so that nothing jumps when it takes over.
  const fit = () =>
    root.style.setProperty('--fit', Math.max(0.1, Math.round(Math.min(innerWidth / 12.8, innerHeight / 7.2)) / 100));
  fit();
  addEventListener('resize', fit);

  // The addressed slide may be far down a page that is still arriving: until then no other one is shown in its place.
  const id = /^#\/?([a-z][a-z0-9-]*)/.exec(location.hash)?.[1];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.reveal:not(.ready) section${id ? `#${id}` : ':first-child'}{display:block!important}`);
  document.adoptedStyleSheets = [sheet];

  const first = () => document.querySelector('.slides > section');
  const present = () => document.querySelector('.slides > .present');
  const isArriving = () => document.readyState === 'loading';
  const settle = () => {
    const addressed = id && document.getElementById(id)?.closest('.slides > section');
    if (present() || (id && !addressed && isArriving())) return;
    (addressed || first())?.classList.add('present');
    sheet.replaceSync('');
  };
  addEventListener('DOMContentLoaded', settle);

  // What needs reveal.js waits for it: steps within a slide, steps back, slides that have not arrived.
  const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const { earlySteps = 0, deck } = root.dataset;
    if (!step || deck || event.ctrlKey || event.altKey || event.metaKey) return;
    settle();
    const slide = present();
    const next = slide?.nextElementSibling;
    const isWhole = next && (next.nextElementSibling || !isArriving());
    if (earlySteps || step < 0 || !isWhole || slide.querySelector('.fragment')) {
      root.dataset.earlySteps = Number(earlySteps) + step;
      return;
    }
    slide.classList.remove('present');
    next.classList.add('present');
  });
})();
