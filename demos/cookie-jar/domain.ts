// Hosts of URLs and domains of cookies (RFC 6265bis §5.1.2, §5.1.3). URL has already written the host canonically: lower
// case, IDNA to punycode, IPv4 in four decimal numbers, IPv6 in brackets.

/** Whether the cookie's domain is the host or a name above it; an IP address has nothing above it. */
export function domainMatches(host: string, domain: string): boolean {
  if (host === domain) return true;
  return domain !== '' && host.endsWith(`.${domain}`) && !isAddress(host);
}

/** Whether a canonical host is an IP address. */
export function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

/** This machine itself: what it sends to itself no network sees (W3C Secure Contexts §3.1). */
export function isOwnMachine(host: string): boolean {
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  if (isAddress(host)) return host === '[::1]' || host.startsWith('127.');
  return name === 'localhost' || name.endsWith('.localhost');
}
