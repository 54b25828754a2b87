// Measures what a person in the last row would complain about: text that is too small, things that stick out.

import type { Page } from '@playwright/test';

export interface Complaint {
  readonly what: 'overflow' | 'small text';
  readonly where: string;
}

/** Complaints about one slide as it is shown at 1280×720; shadow roots included. Sources may be 16 px, all else 20. */
export function complaintsAbout(page: Page, slideId: string): Promise<Complaint[]> {
  return page.evaluate(inspect, slideId);
}

/** The smallest letters of each drawing in the page, in pixels of the screen. */
export function smallestLetters(page: Page): Promise<{ file: string; pixels: number }[]> {
  return page.locator('.figure, .diagram').evaluateAll((figures) =>
    figures.map((figure) => {
      const sizes = [...figure.querySelectorAll<SVGTextContentElement>('text, tspan')].map((text) => {
        const { a, b } = text.getScreenCTM() ?? { a: 1, b: 0 };
        return Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
      });
      return { file: figure.dataset['file'] ?? 'diagram', pixels: Math.min(...sizes) };
    }),
  );
}

function inspect(slideId: string): Complaint[] {
  const complaints: Complaint[] = [];
  const slide = document.getElementById(slideId);
  const deck = document.querySelector('.slides');
  if (!slide || !deck) return [{ what: 'overflow', where: `no slide ${slideId}` }];
  const scale = deck.getBoundingClientRect().width / (deck as HTMLElement).offsetWidth;
  visit(slide);
  return complaints;

  function visit(element: Element): void {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden' || isForReadersOfScreens(style, element)) return;
    if (element.tagName === 'IFRAME') return;
    judge(element, style);
    const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) {
      const isSlotted = !element.shadowRoot || child.getRootNode() !== document;
      if (isSlotted && !(scrolls && isFarDown(child, element))) visit(child);
    }
  }

  function judge(element: Element, style: CSSStyleDeclaration): void {
    const box = element.getBoundingClientRect();
    const holdsText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
    const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
    if (box.width > 0 && (box.right > 1281 || box.left < -1 || box.bottom > 721 || box.top < -1)) {
      complaints.push({
        what: 'overflow',
        where: `${name} ${[box.left, box.top, box.right, box.bottom].map(Math.round).join(' ')}`,
      });
    }
    const size = textSize(element, style);
    const least = element.closest('.source') ? 15.9 : 19.9;
    if (holdsText && box.width > 0 && size < least)
      complaints.push({ what: 'small text', where: `${name} ${size.toFixed(1)} px` });
  }

  /** In a picture the size is in the picture's own units. */
  function textSize(element: Element, style: CSSStyleDeclaration): number {
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : undefined;
    return Number.parseFloat(style.fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : scale);
  }

  function isForReadersOfScreens(style: CSSStyleDeclaration, element: Element): boolean {
    const { width, height } = element.getBoundingClientRect();
    return style.position === 'absolute' && width <= 2 && height <= 2;
  }

  function isFarDown(child: Element, element: Element): boolean {
    const outer = element.getBoundingClientRect();
    const inner = child.getBoundingClientRect();
    return inner.bottom > outer.bottom + 1 || inner.right > outer.right + 1;
  }
}
