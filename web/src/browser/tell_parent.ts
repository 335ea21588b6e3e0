/**
 * A page that shows the calculator in a frame may have handed it the part of its own address after `#`
 * when it was opened, and not follow it since. Where the site names such a page's origin, in
 * `<meta name="gaincast-parent">`, that page is told of every change, in the form that Hugging Face
 * documents for its Spaces: `{ queryString, hash }`. No other page is: the rows are the reader's own.
 */
export type FragmentMessage = { queryString: string; hash: string };

/** Written into the page by `site/heads.ts`. */
export const PARENT = 'gaincast-parent';

/** `fragment`: the link without `#`; empty where a link cannot hold the rows. */
export function tellParent(fragment: string): void {
  const origin = document.querySelector<HTMLMetaElement>(`meta[name="${PARENT}"]`)?.content;
  if (origin === undefined || window.parent === window) return;
  const message: FragmentMessage = { queryString: location.search.slice(1), hash: fragment };
  window.parent.postMessage(message, origin);
}
