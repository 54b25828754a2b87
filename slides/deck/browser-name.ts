// What a browser calls itself. Pure.

/** Name and major version out of a User-Agent field (RFC 9110 §10.1.5); itself where it is none that we know. */
export function browserName(userAgent: string): string {
  const known: readonly (readonly [name: string, pattern: RegExp])[] = [
    ['Firefox', /Firefox\/(\d+)/],
    ['Edge', /Edg(?:A|iOS)?\/(\d+)/],
    ['Opera', /OPR\/(\d+)/],
    ['Chrome, Chromium', /(?:Chrome|CriOS)\/(\d+)/],
    ['Safari', /Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/],
  ];
  for (const [name, pattern] of known) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return userAgent.slice(0, 80);
}
