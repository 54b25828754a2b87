// Reads capture files aside, so that the page never waits.

import { CaptureReader } from '#wire/capture-reader.ts';
import { pageSize, type CaptureAnswer, type CaptureRequest } from './capture-protocol.ts';

let reader: CaptureReader | undefined;

/** The worker's own scope; the page's types know only the page's. */
const scope = self as unknown as {
  onmessage: (event: MessageEvent<CaptureRequest>) => void;
  postMessage(answer: CaptureAnswer, transferred: readonly ArrayBuffer[]): void;
};

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage(answer(data), []);
  } catch (error) {
    scope.postMessage({ type: 'failed', reason: String(error) }, []);
  }
};

function answer(request: CaptureRequest): CaptureAnswer {
  if (request.type === 'open') {
    reader = new CaptureReader(request.bytes);
    return { type: 'opened', facts: reader.facts, page: reader.page(0, pageSize) };
  }
  if (!reader) return { type: 'failed', reason: 'No file is open.' };
  return { type: 'page', page: reader.page(request.from, pageSize) };
}
