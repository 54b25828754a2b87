// Which lines of a code block stand out: reveal.js shows one marker for each later step.

/** Brings every code block of the slide to the step that its markers say. */
export function lightLines(slide: ParentNode): void {
  for (const code of slide.querySelectorAll('.code[data-steps]')) {
    const step = String(1 + code.querySelectorAll('.code-step.visible').length);
    code.classList.add('stepped');
    for (const line of code.querySelectorAll<HTMLElement>('.line')) {
      line.classList.toggle('lit', line.dataset['step']?.split(' ').includes(step) === true);
    }
  }
}
