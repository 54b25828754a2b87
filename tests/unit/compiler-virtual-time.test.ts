import { describe, expect, it } from 'vitest';
import { VirtualTime } from '#compiler/virtual-time.ts';

describe('virtual time', () => {
  it('takes no time for a long wait', async () => {
    const time = new VirtualTime(1_000);
    const wait = (milliseconds: number) => new Promise<void>((resolve) => time.after(milliseconds, resolve));
    await time.passUntil(wait(60_000).then(() => wait(5_000)));
    expect(time.now()).toBe(66_000);
  });

  it('fires in order, and not what was cancelled', async () => {
    const time = new VirtualTime(0);
    const fired: string[] = [];
    time.after(20, () => fired.push('second'));
    const cancel = time.after(15, () => fired.push('never'));
    time.after(10, () => fired.push('first'));
    cancel();
    await time.passUntil(new Promise<void>((resolve) => time.after(30, resolve)));
    expect(fired).toEqual(['first', 'second']);
  });

  it('stands still while anything else goes on', async () => {
    const time = new VirtualTime(0);
    time.after(1_000, () => undefined);
    const work = async (): Promise<number> => {
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
      return time.now();
    };
    expect(await time.passUntil(work())).toBe(0);
  });

  it('waits a while for what takes true time, such as reading a module', async () => {
    const work = new Promise((resolve) => setTimeout(() => resolve('read'), 50));
    expect(await new VirtualTime(0).passUntil(work)).toBe('read');
  });

  it('says so where work waits for ever', async () => {
    await expect(new VirtualTime(0, 20).passUntil(new Promise(() => undefined))).rejects.toThrow('never comes');
  });

  it('hands on the failure of the work', async () => {
    await expect(new VirtualTime(0).passUntil(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
