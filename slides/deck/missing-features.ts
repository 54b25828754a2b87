// What this browser lacks of what the course is built on.

/** Without these the course does not work, or works with less. */
export function missingFeatures(): { readonly needed: string[]; readonly wished: string[] } {
  const lacking = (features: Record<string, boolean>): string[] =>
    Object.keys(features).filter((name) => features[name] !== true);
  return {
    needed: lacking({
      WebSocket: 'WebSocket' in globalThis,
      '<dialog>': 'HTMLDialogElement' in globalThis,
      adoptedStyleSheets: 'adoptedStyleSheets' in document,
      ':has()': CSS.supports('selector(:has(*))'),
      ResizeObserver: 'ResizeObserver' in globalThis,
    }),
    wished: lacking({
      BroadcastChannel: 'BroadcastChannel' in globalThis,
      SharedWorker: 'SharedWorker' in globalThis,
      'full screen': document.fullscreenEnabled,
    }),
  };
}
