/** A calculator that was saved with a forecast holds its link, and opens with it where its address has none. */
export const LINK_WITHIN = 'gaincast-link';

export const linkWithin = (): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${LINK_WITHIN}"]`)?.content ?? '';
