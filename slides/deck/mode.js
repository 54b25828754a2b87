// Before first paint: slides or study view, and the chosen theme. Inlined by the compiler, allowed in the CSP by its hash.
// The first keys of an impatient speaker work before reveal.js is there: they move between slides without fragments.
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

  const prints = /[?&]print-pdf\b/.test(location.search);
  const isHandheld =
    innerWidth <= 700 || (matchMedia('(pointer: coarse)').matches && !matchMedia('(any-hover: hover)').matches);
  const chosen = stored('mode');
  const isChosen = chosen === 'slides' || chosen === 'study';
  root.dataset.mode = prints ? 'slides' : isChosen ? chosen : isHandheld ? 'study' : 'slides';
  if (root.dataset.mode === 'study' || prints) return;

  // Where reveal.js will put the slide: the same place and scale, so that nothing jumps when it takes over.
  const fit = () => root.style.setProperty('--fit', Math.min(innerWidth / 1280, innerHeight / 720));
  fit();
  addEventListener('resize', fit);

  const steps = { ArrowRight: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, PageUp: -1 };
  const isReady = () => document.querySelector('.reveal.ready');
  const present = () => document.querySelector('.slides > .present') ?? document.querySelector('.slides > section');
  const show = (slide) => {
    if (!slide) return;
    present().classList.remove('present');
    slide.classList.add('present');
  };
  addEventListener('DOMContentLoaded', () =>
    show(document.getElementById(location.hash.replace(/^#\/?/, ''))?.closest('.slides > section')),
  );
  addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const slide = present();
    if (!step || isReady() || !slide || slide.querySelector('.fragment')) return;
    show(step > 0 ? slide.nextElementSibling : slide.previousElementSibling);
  });
})();
