/**
 * The address of a worker or a service worker, as pages that require trusted types want it. Only these two
 * turn a text into a script.
 */
type Policy = { createScriptURL: (url: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'gaincast',
  { createScriptURL: (url) => url },
);

/** The browser's own type of it is not known here; to the compiler it remains a text. */
export const workerAddress = (url: string | URL): string => {
  const text = String(url);
  return trusted ? trusted.createScriptURL(text) : text;
};
