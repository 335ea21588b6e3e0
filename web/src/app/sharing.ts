/** The link that Share offers: written again with every change while it is on show, and copied. */
import { latestWins } from '../engine/client';
import { copyRich, copyText } from '../browser/clipboard';
import { home } from '../browser/home';
import type { Actions, View } from '../panels/widgets/view';
import type { State } from '../state/state';

export type Sharing = {
  readonly seen: () => Pick<View, 'link' | 'copied'>;
  readonly actions: Pick<Actions, 'copy'>;
  /** The state has changed. */
  readonly follow: () => void;
  /** The panel has been opened. */
  readonly write: () => void;
};

export function createSharing(
  state: () => State,
  isOpen: () => boolean,
  encode: (state: State) => Promise<string | null>,
  render: () => void,
): Sharing {
  let link: View['link'] = null;
  let copied: View['copied'] = null;

  const writing = latestWins(
    encode,
    (fragment) => {
      link =
        fragment === null
          ? { url: null, characters: 0 }
          : { url: `${home()}#${fragment}`, characters: fragment.length };
      render();
    },
    () => undefined,
  );

  function write(): void {
    if (isOpen()) writing.ask(state());
  }

  return {
    seen: () => ({ link, copied }),
    actions: {
      async copy(form, text, html) {
        const done =
          html === undefined
            ? copyText(Promise.resolve(text))
            : copyRich(Promise.resolve({ plain: text, html }));
        copied = { form, done: await done };
        render();
      },
    },
    follow() {
      copied = null;
      write();
    },
    write,
  };
}
