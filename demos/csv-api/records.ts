// From lines of the two files to what the API shows.

import { readCsv } from './csv.ts';
import { associationsFile, eventsFile } from './data.ts';
import { paths, type Association, type AssociationEvent } from './protocol.ts';

/** Throws where a file of ours is none: a mistake that the tests find. */
function rowsOf(file: string): Map<string, string>[] {
  const read = readCsv(file);
  if (!read.ok) throw new Error(`Line ${read.line} of a file has a quotation mark too many. See data.ts.`);
  const [names, ...records] = read.records;
  return records.map(({ fields }) => new Map(names?.fields.map((name, column) => [name, fields[column] ?? ''])));
}

// #region association
function asAssociation(row: Map<string, string>): Association {
  const id = row.get('id') ?? '';
  return {
    id,
    name: row.get('name') ?? '',
    campus: row.get('campus') ?? '',
    founded: Number(row.get('founded')),
    members: Number(row.get('members')),
    president: row.get('president') || null,
    motto: row.get('motto') ?? '',
    links: { self: `${paths.associations}/${id}`, events: `${paths.associations}/${id}/events` },
  };
}
// #endregion association

function asEvent(row: Map<string, string>): AssociationEvent {
  const [id, association] = [Number(row.get('id')), row.get('association') ?? ''];
  return {
    id,
    association,
    title: row.get('title') ?? '',
    date: row.get('date') ?? '',
    start: row.get('start') ?? '',
    place: row.get('place') ?? '',
    price: Number(row.get('price')),
    links: { self: `${paths.events}/${id}`, association: `${paths.associations}/${association}` },
  };
}

export const associations: readonly Association[] = rowsOf(associationsFile).map(asAssociation);
export const events: readonly AssociationEvent[] = rowsOf(eventsFile).map(asEvent);
