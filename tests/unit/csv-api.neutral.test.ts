import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, HttpResponse } from '#demos/contract.ts';
import { demo } from '#demos/csv-api/backend.ts';
import { readCsv, writeRecord } from '#demos/csv-api/csv.ts';
import { associationsFile, eventsFile } from '#demos/csv-api/data.ts';
import { linesOf, originOf, pathIn, piecesOf } from '#demos/csv-api/model.ts';
import {
  base,
  paths,
  type Association,
  type AssociationEvent,
  type Page,
  type Problem,
} from '#demos/csv-api/protocol.ts';
import { valuesOf } from '#demos/host-rules.ts';

function ask(line: string, ...headers: Field[]): HttpResponse {
  const [method = '', target = ''] = line.split(' ');
  const backend = demo.create({
    clock: { now: () => 0 },
    timers: { after: () => () => undefined },
    random: { bytes: (length) => new Uint8Array(length) },
  });
  const body = { async *[Symbol.asyncIterator]() {} };
  const answer = backend.respond?.(
    { method, target, version: '1.1', headers, body },
    { visitor: 'v', exchange: 'e', isPresenter: true },
  );
  if (!answer || answer instanceof Promise) throw new Error('The backend does not respond at once.');
  return answer;
}

const json = <Value>(response: HttpResponse) => JSON.parse(String(response.body)) as Value;
const get = <Value>(target: string) => json<Value>(ask(`GET ${target}`));
const problem = (line: string, ...headers: Field[]) => json<Problem>(ask(line, ...headers));

describe('CSV', () => {
  it('reads quotation marks, commas and line ends within a field', () => {
    const read = readCsv('a,"b ""x"", c","d\r\ne",\r\n1,2,3,4');
    expect(read).toEqual({
      ok: true,
      records: [
        { fields: ['a', 'b "x", c', 'd\r\ne', ''], line: 1, source: 'a,"b ""x"", c","d\r\ne",' },
        { fields: ['1', '2', '3', '4'], line: 3, source: '1,2,3,4' },
      ],
    });
  });

  it.each([
    ['a,"b', 'open-quote', 1],
    ['a\n"b"c', 'stray-quote', 2],
    ['a\nb"c', 'stray-quote', 2],
  ] as const)('says where %j goes wrong', (text, fault, line) => {
    expect(readCsv(text)).toEqual({ ok: false, fault, line });
  });

  it('has no records where there are no lines', () => {
    expect(readCsv('')).toEqual({ ok: true, records: [] });
    expect(readCsv('\r\n')).toEqual({ ok: true, records: [] });
  });

  it('reads whatever is written', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', ';') });
    const table = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const read = readCsv(rows.map((row) => `${writeRecord(row)}\r\n`).join(''));
        expect(read.ok && read.records.map(({ fields }) => fields)).toEqual(rows);
      }),
    );
  });

  it('never throws and loses no line, whatever is in the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') }), (text) => void readCsv(text)),
    );
    const slow = `${'"a",'.repeat(20_000)}"`;
    expect(readCsv(slow).ok).toBe(false);
  });

  it('keeps the files well-formed: unique ids, each event of an association that is there', () => {
    const rows = (file: string) => {
      const read = readCsv(file);
      if (!read.ok) throw new Error(`line ${read.line}`);
      return read.records;
    };
    for (const file of [associationsFile, eventsFile]) {
      const records = rows(file);
      expect(new Set(records.map(({ fields }) => fields.length)).size).toBe(1);
      expect(new Set(records.map(({ fields }) => fields[0])).size).toBe(records.length);
      expect(file).toMatch(/[^]*"".*/);
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
    const ids = rows(associationsFile).map(({ fields }) => fields[0]);
    for (const { fields } of rows(eventsFile).slice(1)) expect(ids).toContain(fields[1]);
  });
});

describe('the API', () => {
  it('shows an association with its types and its links', () => {
    expect(get<Association>(`${paths.associations}/bug`)).toEqual({
      id: 'bug',
      name: '"Bug", le club info',
      campus: 'Gardanne',
      founded: 2009,
      members: 64,
      president: 'Inès Benali',
      motto: 'Ça marche chez moi, donc ça marche.',
      links: { self: `${paths.associations}/bug`, events: `${paths.associations}/bug/events` },
    });
    expect(get<Association>(`${paths.associations}/sieste`).president).toBeNull();
  });

  it('lists by pages that lead to one another', () => {
    const first = ask(`GET ${paths.events}`);
    const { total, items, links } = json<Page<AssociationEvent>>(first);
    expect([total, items.length]).toEqual([14, 10]);
    expect(valuesOf(first.headers, 'link')).toEqual([`<${links.next}>; rel="next"`]);
    const second = get<Page<AssociationEvent>>(links.next ?? '');
    expect(second.items).toHaveLength(4);
    expect(second.links).toEqual({ self: links.next, prev: paths.events });
  });

  it('finds events by date, and those of one association', () => {
    const october = get<Page<AssociationEvent>>(`${paths.events}?from=2026-10-01&to=2026-10-31`);
    expect(october.items.map(({ id }) => id)).toEqual([6, 7, 8, 9, 10]);
    expect(get<Page<AssociationEvent>>(`${paths.associations}/bug/events?limit=1`)).toMatchObject({
      total: 2,
      links: { next: `${paths.associations}/bug/events?limit=1&offset=1` },
    });
    expect(get<Page<Association>>(`${paths.associations}?campus=saint-%C3%89tienne`).total).toBe(3);
  });

  it('follows all of its own links', () => {
    const seen = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = ask(`GET ${path}`);
      expect(response.status, path).toBe(200);
      for (const piece of piecesOf(String(response.body))) if (piece.path !== undefined) visit(piece.path);
    };
    visit(base);
    expect(seen.size).toBeGreaterThan(35);
  });

  it('sends the files themselves', () => {
    const answer = ask(`GET ${paths.associationsFile}`);
    expect(answer.body).toBe(associationsFile);
    expect(valuesOf(answer.headers, 'content-type')).toEqual(['text/csv; charset=utf-8; header=present']);
    expect(ask(`GET ${paths.eventsFile}`, ['Accept', 'text/csv']).status).toBe(200);
    expect(ask(`GET ${paths.eventsFile}`, ['Accept', 'application/json']).status).toBe(406);
  });

  it('answers an unknown id, address or method with a problem', () => {
    const missing = ask(`GET ${paths.associations}/licornes`);
    expect(valuesOf(missing.headers, 'content-type')).toEqual(['application/problem+json']);
    expect(json<Problem>(missing)).toMatchObject({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: `No association has the id “licornes”. All of them: ${paths.associations}.`,
      instance: `${paths.associations}/licornes`,
    });
    expect(problem(`GET ${paths.events}/99`, ['Accept-Language', 'fr']).detail).toContain('Aucun événement');
    for (const path of ['/nope', '/events/1/guests', '/associations//events'])
      expect(ask(`GET ${base}${path}`).status, path).toBe(404);
    const refused = ask(`DELETE ${paths.associations}/bug`);
    expect([refused.status, valuesOf(refused.headers, 'allow')]).toEqual([405, ['GET, HEAD, OPTIONS']]);
    expect(ask(`OPTIONS ${paths.events}`)).toMatchObject({ status: 204, headers: [['Allow', 'GET, HEAD, OPTIONS']] });
    expect(ask(`GET ${paths.events}`, ['Accept', 'text/html']).status).toBe(406);
  });

  it.each([
    ['from=2026-02-30', 'is no date', ['from']],
    ['to=tomorrow', 'is no date', ['to']],
    ['from=2026-12-24&to=2026-10-01', 'Swap them', ['from', 'to']],
    ['fron=2026-10-01', '“fron” is not known', ['fron']],
    ['from=2026-10-01&from=2026-10-02', 'twice', ['from']],
    ['limit=0', 'from 1 to 50', ['limit']],
    ['limit=1e1', 'from 1 to 50', ['limit']],
    ['offset=-1', 'from 0 to 999', ['offset']],
    ['from=%zz', 'percent sign', []],
  ])('refuses ?%s with a reason', (query, reason, parameters) => {
    const said = problem(`GET ${paths.events}?${query}`);
    expect(said).toMatchObject({ status: 400, parameters });
    expect(said.detail).toContain(reason);
  });

  it('answers any address without throwing', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), fc.string(), (path, query, rubbish) => {
        for (const target of [
          `${base}${path}?${query}`,
          `${paths.events}?${rubbish}`,
          `${paths.associations}/${rubbish}`,
        ]) {
          const { status } = ask(`GET ${target.replaceAll(' ', '+')}`);
          expect([200, 400, 404]).toContain(status);
        }
      }),
    );
  });
});

describe('what the widget makes of an answer', () => {
  it('finds the links and keeps every character', () => {
    const body = '{"a":"/demos/csv-api/events/1","b":["/demos/csv-api"],"c":"see /demos/csv-api/events"}';
    const pieces = piecesOf(body);
    expect(pieces.flatMap(({ path }) => path ?? [])).toEqual(['/demos/csv-api/events/1', '/demos/csv-api']);
    expect(pieces.map(({ text }) => text).join('')).toBe(JSON.stringify(JSON.parse(body), null, 2));
    expect(piecesOf('id,name')).toEqual([{ text: 'id,name' }]);
  });

  it('knows which lines of which file it came from', () => {
    expect(originOf(String(ask(`GET ${paths.events}/5`).body))).toEqual({ file: 'events', ids: ['5'] });
    expect(originOf(String(ask(`GET ${paths.associations}`).body))).toMatchObject({
      file: 'associations',
      ids: { length: 8 },
    });
    for (const body of [ask(`GET ${base}`).body, ask(`GET ${paths.events}/x`).body, associationsFile, '', '[1]'])
      expect(originOf(String(body))).toBeUndefined();
    const { names, records } = linesOf(associationsFile, ['bug']);
    expect(names?.source).toMatch(/^id,name/);
    expect(records).toMatchObject([{ line: 2, source: expect.stringContaining('"""Bug"", le club info"') as string }]);
  });

  it('takes addresses of this API only, in any spelling a learner may paste', () => {
    expect(pathIn(` http://localhost:8420${paths.events}?from=2026-10-01 `)).toBe(`${paths.events}?from=2026-10-01`);
    expect(pathIn(`${paths.associations}/théâtre`)).toBe(`${paths.associations}/th%C3%A9%C3%A2tre`);
    expect(pathIn(`${paths.associations}/th%C3%A9`)).toBe(`${paths.associations}/th%C3%A9`);
    for (const typed of ['', '/demos/chat', 'javascript:alert(1)', '/demos/csv-apix', '//evil/demos/csv-api'])
      expect(pathIn(typed)).toBeUndefined();
  });
});
