// The page's end of the worker: one file at a time, one question at a time.

import type { CaptureAnswer, CaptureRequest } from './capture-protocol.ts';

export class CaptureClient {
  private worker: Worker | undefined;
  private giveUp: () => void = () => undefined;

  /** Resolves with the worker's answer, or with undefined once the client was closed; rejects with the worker's reason. */
  ask(request: CaptureRequest): Promise<Exclude<CaptureAnswer, { type: 'failed' }> | undefined> {
    const worker = (this.worker ??= new Worker(new URL('./widget-capture-worker.ts', import.meta.url), {
      type: 'module',
    }));
    return new Promise((resolve, reject) => {
      this.giveUp = () => resolve(undefined);
      worker.onmessage = ({ data }: MessageEvent<CaptureAnswer>) => {
        if (data.type === 'failed') reject(new Error(data.reason));
        else resolve(data);
      };
      worker.onerror = (event) => reject(new Error(event.message || 'worker'));
      worker.postMessage(request, request.type === 'open' ? [request.bytes.buffer] : []);
    });
  }

  /** Gives up what is under way, and the memory of the file. */
  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.giveUp();
  }
}
