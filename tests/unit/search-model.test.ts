import { describe, expect, it } from 'vitest';
import { plainText } from '#compiler/search-index.ts';
import { mostResults, prepareSearch, search, type Piece } from '#deck/search-model.ts';

const slide = (id: string, title: string, text: string) => ({ id, title, text });

const index = prepareSearch([
  {
    name: 'server',
    number: 4,
    title: 'Côté serveur',
    slides: [
      slide('waiting', 'Un serveur attend', 'Il dort. La poignée de main le réveille, à l’œil.'),
      slide('hosts', 'Une porte, trois enseignes', 'Le champ Host: cpp.localhost choisit le site.'),
    ],
  },
  {
    name: 'websocket',
    number: 7,
    title: 'WebSocket',
    slides: [
      slide(
        'handshake',
        'La poignée de main',
        'Une requête GET avec Upgrade, réponse 101. Le serveur change de langue.',
      ),
      slide('frames', 'Des trames', `Un mot ${'et un autre '.repeat(40)}puis Sec-WebSocket-Accept à la fin.`),
    ],
  },
]);

const ids = (query: string, present?: string): string[] => search(index, query, present).map(({ id }) => id);
const asText = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

describe('the search', () => {
  it('finds nothing for nothing', () => {
    expect(ids('')).toEqual([]);
    expect(ids('  « » ')).toEqual([]);
  });

  it('sees no accents, no capitals, no ligatures, no curly apostrophes', () => {
    expect(ids('POIGNEE')).toEqual(['handshake', 'waiting']);
    expect(ids("l'oeil")).toEqual(['waiting']);
  });

  it('puts titles before texts, and whole words before beginnings', () => {
    expect(ids('serveur')).toEqual(['waiting', 'handshake']);
  });

  it('asks for every word, in any order', () => {
    expect(ids('main poignée')).toEqual(['handshake', 'waiting']);
    expect(ids('poignée introuvable')).toEqual([]);
  });

  it('prefers words that stand together', () => {
    expect(ids('la poignee de main', 'server')[0]).toBe('handshake');
  });

  it('finds beginnings while one types, and names with their punctuation', () => {
    expect(ids('ensei')).toEqual(['hosts']);
    expect(ids('cpp.localhost')).toEqual(['hosts']);
    expect(ids('host:')).toEqual(['hosts']);
    expect(ids('101')).toEqual(['handshake']);
  });

  it('takes short words whole only', () => {
    expect(ids('GE')).toEqual([]);
  });

  it('prefers the open chapter between equals', () => {
    const twins = prepareSearch(
      ['one', 'two'].map((name, number) => ({ name, number, title: name, slides: [slide(name, 'Port', 'A port.')] })),
    );
    expect(search(twins, 'port').map(({ chapter }) => chapter)).toEqual(['one', 'two']);
    expect(search(twins, 'port', 'two').map(({ chapter }) => chapter)).toEqual(['two', 'one']);
  });

  it('marks what was found in the original spelling', () => {
    const [found] = search(index, 'poignee');
    expect(asText(found?.title ?? [])).toBe('La [poignée] de main');
  });

  it('shows the place in a long text, cut between words', () => {
    const excerpt = asText(search(index, 'accept')[0]?.excerpt ?? []);
    expect(excerpt).toMatch(/^… /);
    expect(excerpt).toContain('Sec-WebSocket-[Accept] à la fin.');
    expect(excerpt.length).toBeLessThan(200);
  });

  it('shows a bounded number of results, whatever is asked', () => {
    const many = prepareSearch([
      {
        name: 'x',
        number: 1,
        title: 'x',
        slides: Array.from({ length: 100 }, (_, at) => slide(`s${at}`, 'A port', '')),
      },
    ]);
    expect(search(many, 'port')).toHaveLength(mostResults);
    expect(ids('x'.repeat(100_000))).toEqual([]);
  });
});

describe('the text that is searched', () => {
  it('is what one could read aloud', () => {
    const html =
      '<p>A <code>Host</code>: <em>na</em>me &amp; more</p><ul><li>one</li><li>two</li></ul>' +
      '<svg viewBox="0 0 1 1" role="img" aria-label="A yawning server"><text>zzz</text></svg>' +
      '<img src="x.png" alt="A dot" width="1"><demo-ping-gnip><div>GET / HTTP/1.1</div></demo-ping-gnip>';
    expect(plainText(html)).toBe('A Host: name & more one two A yawning server A dot');
  });
});
