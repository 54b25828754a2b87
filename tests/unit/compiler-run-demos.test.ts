import { describe, expect, it } from 'vitest';
import { registry } from '#demos/registry.ts';
import { runDemos } from '#compiler/run-demos.ts';

const decoder = new TextDecoder();

describe('the finished runs', () => {
  it('are the same octets at every build, for every demo', async () => {
    const runs = await runDemos();
    expect([...runs.keys()].filter((run) => !run.includes(' '))).toEqual(Object.keys(registry));
    expect(await runDemos()).toEqual(runs);
  });

  it('are of the preset that a tag names', async () => {
    const run = (await runDemos()).get('http-exchange preset="etag"');
    expect(run?.en.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/^GET /),
      '200 OK',
      expect.stringMatching(/^GET /),
      '304 Not Modified',
    ]);
  });

  it('hold whole messages of both sides', async () => {
    for (const messages of [...(await runDemos()).values()].flatMap(({ fr, en }) => [fr, en])) {
      expect(new Set(messages.map(({ from }) => from))).toEqual(new Set(['client', 'server']));
      // A stream of events has no end of its own: its reader leaves.
      const torn = messages.filter(
        ({ complete, bytes }) => !complete && !decoder.decode(bytes).includes('text/event-stream'),
      );
      expect(torn).toEqual([]);
    }
  });
});
