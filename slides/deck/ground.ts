// Some slides are ink with paper-coloured letters; what surrounds the stage follows them.

const inkSlides = '[data-layout=opening], [data-layout=statement], section:has(> .slide-face > .remember)';

/** Makes the surroundings ink or paper, as the slide is; paper without a slide. */
export function setGround(slide: Element | undefined): void {
  const ground = slide?.matches(inkSlides) === true ? 'ink' : 'paper';
  for (const element of [document.body, document.querySelector<HTMLElement>('.foot')]) {
    if (element) element.dataset['ground'] = ground;
  }
}
