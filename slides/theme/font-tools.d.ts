declare module 'subset-font' {
  interface Options {
    readonly targetFormat?: 'woff2' | 'woff' | 'sfnt';
    readonly variationAxes?: Readonly<Record<string, number>>;
    readonly noLayoutClosure?: boolean;
  }
  /** Cuts a font down to the glyphs of `text`. */
  export default function subsetFont(font: Uint8Array, text: string, options?: Options): Promise<Uint8Array>;
}

declare module 'opentype.js' {
  export interface Path {
    moveTo(x: number, y: number): void;
    lineTo(x: number, y: number): void;
    close(): void;
  }
  export interface Glyph {
    readonly advanceWidth: number;
  }
  interface Library {
    readonly Path: new () => Path;
    readonly Glyph: new (options: {
      readonly name: string;
      readonly unicode?: number | undefined;
      readonly advanceWidth: number;
      readonly path: Path;
    }) => Glyph;
    readonly Font: new (options: {
      readonly familyName: string;
      readonly styleName: string;
      readonly unitsPerEm: number;
      readonly ascender: number;
      readonly descender: number;
      readonly glyphs: readonly Glyph[];
    }) => { toArrayBuffer(): ArrayBuffer };
  }
  const library: Library;
  export default library;
}
