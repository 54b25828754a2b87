// The site's icon: a pole and its wire, drawn into the page itself so that it costs no request.

const svg =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='none' stroke-width='3' stroke-linecap='round'>" +
  "<rect width='32' height='32' rx='7' fill='#fcfaf6'/>" +
  "<path d='M16 7v20M10 9h12' stroke='#14202b'/><path d='M2 20Q8 20 11 9M21 9q3 11 9 11' stroke='#14202b' stroke-width='2'/></svg>";

/** An element for the head of every page. */
export const iconLink = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(svg).replaceAll('%20', ' ')}">`;
