import { describe, expect, it } from 'vitest';
import { registry } from '#demos/registry.ts';
import { runDemos } from '#compiler/run-demos.ts';

describe('the finished runs', () => {
  it('are the same octets at every build, for every demo', async () => {
    const runs = await runDemos();
    expect([...runs.keys()]).toEqual(Object.keys(registry));
    expect(await runDemos()).toEqual(runs);
  });

  it('hold whole messages of both sides', async () => {
    for (const messages of [...(await runDemos()).values()].flatMap(({ fr, en }) => [fr, en])) {
      expect(new Set(messages.map(({ from }) => from))).toEqual(new Set(['client', 'server']));
      expect(messages.every(({ complete }) => complete)).toBe(true);
    }
  });
});
