// The commands that a widget prints, run as they stand in a shell of their own.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export function isInstalled(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/** The folder of a Python that has websockets, '' for the one that `python3` is; undefined where none has. */
export const pythonFolder = ['', '/usr/bin/'].find((folder) =>
  isInstalled(`${folder}python3`, '-c', 'import websockets'),
);

const env = { ...process.env, PATH: `${pythonFolder ?? ''}:${process.env['PATH']}`, PYTHONUNBUFFERED: '1' };

export interface Shell {
  readonly child: ChildProcess;
  /** What has been printed so far. */
  readonly said: () => string;
  /** Resolves with what was printed once it holds `words`; rejects where the program ends before. */
  until(words: string | RegExp): Promise<string>;
  /** All that was printed, once the program has ended. */
  readonly ended: Promise<string>;
  kill(): void;
}

/** `silently`: curl without its progress. */
export function runPrinted(command: string, folder: string): Shell {
  const quiet = command.replace(/\bcurl /g, 'curl -sS ');
  const child = spawn('sh', ['-c', quiet], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let said = '';
  let look = (): void => {};
  const add = (text: string): void => {
    said += `${text}\n`;
    look();
  };
  createInterface({ input: child.stdout }).on('line', add);
  createInterface({ input: child.stderr }).on('line', add);
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(said)));
  const holds = (words: string | RegExp) => (typeof words === 'string' ? said.includes(words) : words.test(said));
  return {
    child,
    said: () => said,
    ended,
    until(words) {
      return new Promise((resolve, reject) => {
        look = () => (holds(words) ? resolve(said) : undefined);
        look();
        void ended.then(() => (holds(words) ? resolve(said) : reject(new Error(`It ended having said: ${said}`))));
      });
    },
    // The shell and what it has started.
    kill: () => void (child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, 'SIGKILL')),
  };
}
