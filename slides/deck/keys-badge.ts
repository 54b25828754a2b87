// A badge that says when a demo has the keyboard, and how to get it back.

import { make } from './elements.ts';
import { focused, hasKeys } from './keyboard.ts';
import { language } from './page.ts';
import { deckText } from './text.ts';

/** Focus that moves within one shadow root makes no event outside of it: keys and clicks tell of it too. */
const mayMoveFocus = ['focusin', 'focusout', 'keyup', 'pointerup'] as const;

export function createBadge(): void {
  const badge = make('p', { className: 'keys-badge', hidden: true, role: 'status' }, deckText[language].badge);
  document.body.append(badge);
  const follow = (): void => void (badge.hidden = !hasKeys(focused()));
  for (const type of mayMoveFocus) addEventListener(type, () => queueMicrotask(follow));
}
