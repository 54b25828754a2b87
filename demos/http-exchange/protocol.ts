// What travels: a handful of real resources, each there to show one thing that HTTP can do.

/** Everything of this demo is below. GET lists what there is. */
export const base = '/demos/http-exchange';

/** The resources; what each answers stands in `resources.ts`. */
export const paths = {
  /** GET: a greeting in the language and the form that the request prefers. */
  hello: `${base}/hello`,
  /** GET: the visitor's notes; POST: one more; DELETE: the first ones again. */
  notes: `${base}/notes`,
  /** GET or POST: a form, and how the server understood it. */
  form: `${base}/form`,
  /** Any method: that status, 200 to 599. */
  status: `${base}/status`,
  /** Any method: 301, 302, 303, 307, 308 or `loop`. */
  redirect: `${base}/redirect`,
  /** GET: a page with an ETag and a date, to be asked for again. */
  menu: `${base}/menu`,
  /** GET: a long text, packed where the client takes it. */
  till: `${base}/till`,
  /** GET: a text line by line, whose digest comes behind it. */
  stream: `${base}/stream`,
  /** GET: for `guest` only. */
  private: `${base}/private`,
  /** GET: `limit.requests` in `limit.seconds`, then 429. */
  limited: `${base}/limited`,
} as const;

/** Who may read `paths.private`; invented by the demo, and no secret. */
export const guest = { name: 'patrick', password: 'croissant' };

/** What one visitor may ask of `paths.limited`. */
export const limit = { requests: 3, seconds: 10 };

/** Octets of content that any resource takes. */
export const largestContent = 16_384;

/** Octets of a request that the widget sends. */
export const largestRequest = 24_576;
