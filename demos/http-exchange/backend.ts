// A small server whose resources behave as HTTP says: from the request line to the resource and its method.

import type { Demo, HttpResponse } from '#demos/contract.ts';
import { preferredLanguage } from '#demos/host-rules.ts';
import { Refused, say, type Ask } from './answers.ts';
import { base } from './protocol.ts';
import { createResources, type Resource } from './resources.ts';

export const demo: Demo = {
  name: 'http-exchange',
  scope: 'visitor',
  create(capabilities) {
    const resources = createResources(capabilities);
    return {
      async respond(request, { visitor }) {
        const [path = '', query = ''] = request.target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 2);
        const found = find(resources, path);
        const language = preferredLanguage(request.headers);
        const ask: Ask = { request, parts: found?.parts ?? [], query, visitor, language };
        if (!found) return say(ask, 404, 'no-resource', { path: path.slice(0, 200), base });
        return answer(found.resource, ask);
      },
    };
  },
};

function find(resources: readonly Resource[], path: string): { resource: Resource; parts: string[] } | undefined {
  for (const resource of resources) {
    const match = resource.path.exec(path);
    if (match) return { resource, parts: match.slice(1) };
  }
  return undefined;
}

// #region methods
/** HEAD is GET whose content the host leaves out; OPTIONS asks which methods there are (RFC 9110 §9.3). */
async function answer({ methods }: Resource, ask: Ask): Promise<HttpResponse> {
  const { method } = ask.request;
  const allow = allowed(methods);
  if (method === 'OPTIONS') return { status: 204, headers: [['Allow', allow]] };
  const name = method === 'HEAD' ? 'GET' : method;
  const handle = Object.hasOwn(methods, name) ? methods[name] : methods['*'];
  if (!handle) return say(ask, 405, 'method', { method, allow }, ['Allow', allow]);
  try {
    return await handle(ask);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}
// #endregion methods

function allowed(methods: Resource['methods']): string {
  const names = methods['*'] ? ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] : Object.keys(methods);
  return [...(names.includes('GET') ? ['GET', 'HEAD'] : []), ...names.filter((name) => name !== 'GET'), 'OPTIONS'].join(
    ', ',
  );
}
