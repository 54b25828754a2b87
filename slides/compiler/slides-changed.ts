// What development tells a page of edited slides.

export interface SlidesChanged {
  /** Language and name, for example `fr/server`. */
  readonly page: string;
  /** Whole sections, as they stand in the page. */
  readonly slides: readonly { readonly id: string; readonly html: string }[];
}
