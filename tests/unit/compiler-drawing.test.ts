import { beforeAll, describe, expect, it } from 'vitest';
import { drawDiagrams } from '#compiler/diagram-drawing.ts';
import { prepareSvg } from '#compiler/svg.ts';

const place = { file: 'slides/en/04-server.md', line: 7 };
const sequence =
  'sequenceDiagram\n  participant client as Browser\n  participant server as Shop\n  client->>server: GET /\n';
const flow = 'flowchart LR\n  A[Browser]:::client -->|asks| B(Server):::server\n';

let drawings: Map<string, string>;

beforeAll(async () => {
  drawings = await drawDiagrams([
    { ...place, hash: 'sequence', source: sequence },
    { ...place, hash: 'flow', source: flow },
    { ...place, hash: 'again', source: sequence },
  ]);
}, 60_000);

describe('a drawing', () => {
  it.each(['sequence', 'flow'])('of a %s may stand in a page, and holds no colour of its own', (name) => {
    const source = drawings.get(name) ?? '';
    expect(prepareSvg({ source, language: 'en', description: 'd', prefix: 'p-' })).toHaveProperty('html');
    expect(source).not.toMatch(/class=|style=|#[0-9a-f]{3,6}\b|rgb\(/);
  });

  it('gives client and server the course’s colours', () => {
    for (const name of ['sequence', 'flow']) {
      const drawing = drawings.get(name);
      expect(drawing).toMatch(/fill="var\(--client-soft\)" stroke="var\(--client\)"/);
      expect(drawing).toMatch(/fill="var\(--server-soft\)" stroke="var\(--server\)"/);
    }
  });

  it('keeps its words as text in the theme’s letters', () => {
    expect(drawings.get('sequence')).toContain('font-family="var(--font-text)"');
    for (const word of ['Browser', 'Shop', 'GET /']) expect(drawings.get('sequence')).toContain(word);
  });

  it('is the same for the same text', () => {
    expect(drawings.get('again')).toBe(drawings.get('sequence'));
  });

  it('of what Mermaid cannot read is refused with file and line', async () => {
    const diagram = { ...place, hash: 'wrong', source: 'sequenceDiagram\n  client->>>>: x\n' };
    await expect(drawDiagrams([diagram])).rejects.toThrow(
      /^slides\/en\/04-server\.md:7: Mermaid cannot read this diagram/,
    );
  }, 60_000);
});
