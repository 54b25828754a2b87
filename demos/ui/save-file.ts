// Octets as a file of the reader's own, on plain HTTP too.

import type { ExportedFile } from '#demos/copy-as/export-pcapng.ts';

/** A browser may begin to read long after the press: when it has asked where to put the file. */
const keptFor = 60_000;

/** Offers a download. The link is in no document, so that the deck's keys and links never meet it. */
export function saveFile({ name, bytes }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/x-pcapng' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), keptFor);
}
