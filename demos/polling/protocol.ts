// HTTP and nothing else: whoever wants news asks.
//
// GET answers with the newest pieces as a JSON list, oldest first, `[{"number":…,"at":…,"text":…}]`, and an ETag; 204
// before the first; 304 where If-None-Match names what is still the newest (RFC 9110 §13.1.2). POST publishes its content,
// UTF-8 text of 1 to 120 characters, or one of Patrick's own without content: 201. DELETE forgets: 204. While someone asks,
// Patrick publishes by himself at irregular times, too. `run=…` in the query is for the page that asks: it finds its own
// requests on the wire by it.

/** Where the news is. */
export const path = '/demos/polling/news';

/** Pieces of news in one answer. */
export const mostTold = 5;

/** Milliseconds between two of Patrick's own publications. */
export const gap = { shortest: 2_500, longest: 12_500 };

/** Milliseconds without a question after which Patrick stops writing: nobody is there. */
export const patience = 30_000;

/** Milliseconds between two questions, to choose from. */
export const intervals = [250, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** Questions of one run; it stops after that. */
export const mostQuestions = 600;
