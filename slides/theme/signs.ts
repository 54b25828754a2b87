// Arrows and marks for all three fonts, whose Latin files have none: drawn here, one stroke thick, as wide as the mono font.

import opentype, { type Glyph, type Path } from 'opentype.js';

type Point = readonly [x: number, y: number];
type Stroke = readonly [from: Point, to: Point];

/** In units of 1000 to the em; the axis is the middle of a lower-case letter. */
const width = 600;
const thickness = 84;
const axis = 300;
const reach = 160;
const [left, right] = [70, 530];

/** A shaft with a head at `to`: the wings go back and out by `wing`. */
function arrow(from: Point, to: Point, wing = reach): Stroke[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [x, y] = [((to[0] - from[0]) * wing) / length, ((to[1] - from[1]) * wing) / length];
  return [
    [from, to],
    [[to[0] - x - y, to[1] - y + x], to],
    [[to[0] - x + y, to[1] - y - x], to],
  ];
}

const wave = (height: number): Stroke[] => [
  [
    [left + 20, height - 40],
    [190, height + 45],
  ],
  [
    [190, height + 45],
    [410, height - 45],
  ],
  [
    [410, height - 45],
    [right - 20, height + 40],
  ],
];

const signs: Readonly<Record<string, readonly Stroke[]>> = {
  '←': arrow([right, axis], [left, axis]),
  '→': arrow([left, axis], [right, axis]),
  '↑': arrow([width / 2, 40], [width / 2, 640]),
  '↓': arrow([width / 2, 640], [width / 2, 40]),
  '↔': [...arrow([width / 2, axis], [left, axis], 140), ...arrow([width / 2, axis], [right, axis], 140)],
  '⇄': [...arrow([left, 460], [right, 460], 120), ...arrow([right, 160], [left, 160], 120)],
  '✓': [
    [
      [90, 290],
      [240, 110],
    ],
    [
      [240, 110],
      [520, 590],
    ],
  ],
  '✗': [
    [
      [110, 110],
      [490, 550],
    ],
    [
      [490, 110],
      [110, 550],
    ],
  ],
  '≈': [...wave(390), ...wave(200)],
};

/** A whole font of these signs, as OpenType. */
export function drawSigns(): Buffer {
  const missing = new opentype.Glyph({ name: '.notdef', advanceWidth: width, path: new opentype.Path() });
  const glyphs: Glyph[] = Object.entries(signs).map(([sign, strokes], index) => {
    const path = new opentype.Path();
    for (const [from, to] of strokes) addStroke(path, from, to);
    return new opentype.Glyph({ name: `sign${index}`, unicode: sign.codePointAt(0), advanceWidth: width, path });
  });
  const font = new opentype.Font({
    familyName: 'Wire Signs',
    styleName: 'Regular',
    unitsPerEm: 1000,
    ascender: 800,
    descender: -200,
    glyphs: [missing, ...glyphs],
  });
  return Buffer.from(font.toArrayBuffer());
}

/** A bar with square ends; bars overlap where they meet, and wind alike, so that the meeting is filled. */
function addStroke(path: Path, [fromX, fromY]: Point, [toX, toY]: Point): void {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const [x, y] = [((toX - fromX) * thickness) / 2 / length, ((toY - fromY) * thickness) / 2 / length];
  path.moveTo(Math.round(fromX - x + y), Math.round(fromY - y - x));
  path.lineTo(Math.round(toX + x + y), Math.round(toY + y - x));
  path.lineTo(Math.round(toX + x - y), Math.round(toY + y + x));
  path.lineTo(Math.round(fromX - x - y), Math.round(fromY - y + x));
  path.close();
}
