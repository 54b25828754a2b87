// The modules of a QR code as the outline of an SVG path. Pure.

/** Modules of white around it (ISO/IEC 18004 §6.3.8). */
export const quiet = 4;

/** Dark modules in a row are one rectangle. */
export function qrPath(modules: ArrayLike<number>, size: number): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && modules[y * size + x]) x += 1;
      if (x > from) path += `M${from + quiet} ${y + quiet}h${x - from}v1h${from - x}z`;
    }
  }
  return path;
}
