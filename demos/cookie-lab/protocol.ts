// What travels: one GET, answered with a line of text.

/** GET answers with the number of times this visitor has asked. */
export const path = '/demos/cookie-lab';
