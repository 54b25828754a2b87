// The stream as the browser itself follows it: EventSource, which comes back by itself and says what it heard last.

import { readNews } from '#demos/news/news.ts';
import type { Follower, FollowerOptions } from './followers.ts';
import { streamPath } from './protocol.ts';

// #region source
/** Only where the page's own server has the news: EventSource cannot reach a host in the page. */
export function followByEventSource({ query, after, heard, changed }: FollowerOptions): Follower {
  const source = new EventSource(`${streamPath}?${query}&after=${after}`);
  changed('connecting');
  source.onopen = () => changed('listening');
  source.onerror = () => changed(source.readyState === EventSource.CLOSED ? 'over' : 'away');
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const news = readNews(data);
    if (news) heard([news]);
  };
  return { stop: () => source.close() };
}
// #endregion source
