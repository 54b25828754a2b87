// Text messages both ways, nothing else. What comes in is text; what goes out is that text, reversed.

/** Where the WebSocket listens. */
export const path = '/demos/ping-gnip';

/** Longest message answered, in UTF-16 code units; a longer one closes the connection with 1009. */
export const longestMessage = 10_000;

/** Messages a second one connection may send, on average; above it the connection is closed with 1008. */
export const messagesPerSecond = 20;
