/**
 * Where this page can be opened again, without what follows `#`: links, pictures and tables that leave
 * it say so. A copy on a disk, or in a notebook (`about:srcdoc`), names the site that it was taken from,
 * where it knows that.
 */
export function home(): string {
  const site = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const own = location.href.replace(/[?#].*$/s, '');
  return /^(file|about):/.test(location.protocol) ? (site ?? own) : own;
}
