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
