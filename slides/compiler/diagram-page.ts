// Runs inside Chromium, sent there as text: draws one diagram and writes it down in attributes only, without style sheet,
// classes and identifiers that nobody refers to. It may use nothing from outside its own body.

/** What the drawing page has from Mermaid's own script. */
interface MermaidGlobal {
  initialize(configuration: object): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}

export interface DrawingOrder {
  readonly source: string;
  readonly configuration: object;
  readonly tokenOfColour: Readonly<Record<string, string>>;
}

/** The SVG's text. Rejects with Mermaid's message for a diagram that it cannot read. */
export async function drawInPage({ source, configuration, tokenOfColour }: DrawingOrder): Promise<string> {
  const { mermaid } = globalThis as unknown as { mermaid: MermaidGlobal };
  mermaid.initialize(configuration);
  const { svg } = await mermaid.render('drawing', source);
  document.body.innerHTML = svg;
  const root = document.querySelector('svg');
  if (root === null) throw new Error('Mermaid drew nothing.');

  const shapes = 'rect,circle,ellipse,line,path,polygon,polyline';
  const round = (text: string): string =>
    text.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));

  const colour = (value: string): string => {
    if (value === 'none' || /^rgba\(.*,\s*0\)$/.test(value)) return 'none';
    const token = tokenOfColour[value];
    return token === undefined ? 'var(--ink)' : `var(${token})`;
  };

  /** What CSS decided, before the style sheet goes. */
  const readStyle = (element: Element): Record<string, string> => {
    // Mermaid styles the lines inside a text, not the text.
    const style = getComputedStyle(element.querySelector(':scope > tspan') ?? element);
    const isShape = element.matches(shapes);
    const given: Record<string, string> = {};
    if (isShape || element.matches('text')) given['fill'] = colour(style.fill);
    if (isShape && style.stroke !== 'none') {
      given['stroke'] = colour(style.stroke);
      given['stroke-width'] = style.strokeWidth.replace('px', '');
      if (style.strokeDasharray !== 'none') given['stroke-dasharray'] = style.strokeDasharray.replaceAll('px', '');
    }
    if (element.matches('text')) {
      given['font-size'] = style.fontSize.replace('px', '');
      given['text-anchor'] = style.textAnchor;
      if (style.dominantBaseline !== 'auto') given['dominant-baseline'] = style.dominantBaseline;
    }
    const isBold = Number(style.fontWeight) > 400;
    if (isBold && element.matches('text,text > tspan') && !element.matches('[font-weight] tspan'))
      given['font-weight'] = style.fontWeight;
    return given;
  };

  const keep = new Set(
    'x y x1 x2 y1 y2 dx dy cx cy r rx ry width height d points transform viewBox refX refY markerWidth markerHeight markerUnits orient marker-end marker-start'.split(
      ' ',
    ),
  );
  const isInvisible = (element: Element): boolean => {
    if (element.matches('title,desc,symbol,filter')) return true;
    if (element.matches('text,tspan')) return element.textContent?.trim() === '';
    const style = getComputedStyle(element);
    return element.matches(shapes) && (style.display === 'none' || (style.fill === 'none' && style.stroke === 'none'));
  };

  for (const element of [...root.querySelectorAll('*')].filter(isInvisible)) element.remove();
  const box = root.viewBox.baseVal;
  // Life lines go on far below the drawing.
  for (const line of root.querySelectorAll('line')) {
    line.y2.baseVal.value = Math.min(line.y2.baseVal.value, box.y + box.height);
  }
  const styles = [...root.querySelectorAll('*')].map((element) => ({ element, style: readStyle(element) }));
  for (const { element, style } of styles) {
    for (const name of element.getAttributeNames()) {
      if (keep.has(name)) element.setAttribute(name, round(element.getAttribute(name) ?? ''));
      else if (name !== 'id' || !element.matches('marker')) element.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(style)) element.setAttribute(name, value);
  }
  for (const sheet of root.querySelectorAll('style')) sheet.remove();
  const used = root.innerHTML;
  for (const marker of root.querySelectorAll('marker')) if (!used.includes(`url(#${marker.id})`)) marker.remove();
  for (const element of [...root.querySelectorAll('g,defs')].toReversed())
    if (element.childElementCount === 0) element.remove();

  const view = round([box.x, box.y, box.width, box.height].join(' '));
  const content = new XMLSerializer().serializeToString(root).replace(/^<svg[^>]*>|<\/svg>$/g, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" font-family="var(--font-text)">${content}</svg>\n`;
}
