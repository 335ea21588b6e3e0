/**
 * Where the site will be, which its files need not know, except for what other sites are told of it:
 * previews of links want whole addresses. `GAINCAST_SITE=https://…/ web/build` says it.
 */

/** Ends with a slash; empty where it is not known, and what follows is then relative. */
export function siteAddress(said = process.env['GAINCAST_SITE'] ?? ''): string {
  if (said === '') return '';
  const { protocol, href } = new URL(said.replace(/\/*$/, '/'));
  if (!/^https?:$/.test(protocol)) throw new Error(`GAINCAST_SITE is no web address: ${said}`);
  return href;
}

/**
 * The origin of pages that show the site in a frame and are told of changed links (`GAINCAST_PARENT`):
 * scheme and host alone; empty where there is none.
 */
export function parentOrigin(said = process.env['GAINCAST_PARENT'] ?? ''): string {
  if (said === '') return '';
  const { protocol, origin } = new URL(said);
  if (!/^https?:$/.test(protocol)) throw new Error(`GAINCAST_PARENT is no web address: ${said}`);
  return origin;
}
