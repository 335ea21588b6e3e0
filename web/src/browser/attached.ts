/** Does something with an element for as long as it is on the page: `<div ${attached(watch)}>`. */
import { noChange } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import type { ElementPart } from 'lit-html/directive.js';

/** Is given the element once it is there, and gives back what ends it. */
type Start = (element: HTMLElement) => () => void;

class Attached extends AsyncDirective {
  private start: (() => () => void) | null = null;
  private end: (() => void) | null = null;

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- says what `update` is given
  override render(_start: Start): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [start]: [Start]): unknown {
    if (this.end || !(element instanceof HTMLElement)) return noChange;
    this.start = () => start(element);
    this.end = this.start();
    return noChange;
  }

  override disconnected(): void {
    this.end?.();
    this.end = null;
  }

  override reconnected(): void {
    this.end = this.start?.() ?? null;
  }
}

export const attached = directive(Attached);
