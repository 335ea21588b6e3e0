/** Does something with an element for as long as it is on the page. */
import { ref } from 'lit-html/directives/ref.js';

/** `start` is called with the element once it is there, and gives back what ends it. */
export function attached(start: (element: HTMLElement) => () => void) {
  let end: () => void = () => undefined;
  const follow = (element?: Element) => {
    end();
    end = element instanceof HTMLElement ? start(element) : () => undefined;
  };
  return () => ref(follow);
}
