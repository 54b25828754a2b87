// Which paths a cookie is for (RFC 6265bis §5.1.4).

/** The folder of the path that set the cookie, without its last slash: `/a/b` gives `/a`, `/a` gives `/`. */
export function defaultPath(requestPath: string): string {
  const last = requestPath.lastIndexOf('/');
  return requestPath.startsWith('/') && last > 0 ? requestPath.slice(0, last) : '/';
}

/** Equal, or a folder above: `/a` matches `/a/b`, not `/ab`. */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (!requestPath.startsWith(cookiePath)) return false;
  return requestPath.length === cookiePath.length || cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}
