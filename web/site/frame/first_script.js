/* global document, location, self, URL, __PAGE__, __LOOK__ */
// The page's first script, in its text: nothing is fetched before it. It writes the page's policy, shows
// the look that the address asks for before the first paint, and begins the page.
(() => {
  if (self.gaincastBegun) return; // it also lies beside the page, for hosts whose own policy forbids it here
  Object.defineProperty(self, 'gaincastBegun', { value: true });
  const { policy, preloads, modules, framed } = __PAGE__;
  const site = new URL('.', location.href.replace(/[?#].*$/s, '')).href;
  // A frame that is sandboxed has no origin. There WebKit finds nothing under 'self', and no engine reads
  // a module from a server that does not allow it, so the folder is named, and the page comes as scripts.
  const alone = self.origin === 'null';
  const own = site.replace(/[;,]/g, encodeURIComponent);
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = alone ? policy.replaceAll("'self'", `'self' ${own}`) : policy;
  document.head.append(meta);

  const trusted = self.trustedTypes?.createPolicy('gaincast-start', {
    createScriptURL: (url) => url,
  });
  const add = (name, path, more) => {
    const url = site + path;
    const element = Object.assign(document.createElement(name), more);
    if (name === 'link') element.href = url;
    else element.src = trusted ? trusted.createScriptURL(url) : url;
    document.head.append(element);
    return element;
  };
  if (alone) {
    const [first, ...others] = framed;
    for (const path of others) add('link', path, { rel: 'preload', as: 'script' });
    add('script', first).onerror = () => {
      const place = document.querySelector('#app');
      if (place)
        place.textContent = 'The forecast could not be loaded here: its site did not send it.';
    };
  } else {
    for (const path of preloads) add('link', path, { rel: 'modulepreload', crossOrigin: '' });
    const begin = () => {
      for (const path of modules) add('script', path, { type: 'module', crossOrigin: '' });
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
    else begin();
  }
  __LOOK__;
})();
