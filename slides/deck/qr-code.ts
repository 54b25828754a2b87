// A QR code as one path of an SVG: crisp at any size. Black on white whatever the theme: that is what cameras look for.

import { create } from 'qrcode';
import { qrPath, quiet } from './qr-path.ts';

/** `description` is for who cannot see it. Throws for a text of more than some 2,300 octets. */
export function drawQrCode(text: string, description: string): SVGSVGElement {
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const svg = element('svg', { class: 'qr-code', viewBox: `0 0 ${size + 2 * quiet} ${size + 2 * quiet}`, role: 'img' });
  svg.setAttribute('aria-label', description);
  svg.append(
    element('rect', { width: '100%', height: '100%', fill: '#ffffff' }),
    element('path', { d: qrPath(data, size), fill: '#000000', 'shape-rendering': 'crispEdges' }),
  );
  return svg as SVGSVGElement;
}

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
