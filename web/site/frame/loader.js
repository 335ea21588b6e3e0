/* global document, self, __STYLE__ */
// Loads the page's scripts where no module can be fetched: in a frame without an origin of its own, which
// may run scripts from anywhere but read nothing. It stands before the first of them, with its style sheet.
self.gaincast = ((style) => {
  const folder = document.currentScript.src.replace(/[^/]*$/, '');
  const trusted = self.trustedTypes?.createPolicy('gaincast-frame', {
    createScriptURL: (url) => url,
  });
  const chunks = {}; // by name: which others it needs, what makes it, what it exports
  const coming = {}; // by name: a promise that its script has run

  const run = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const url = folder + name;
      script.src = trusted ? trusted.createScriptURL(url) : url;
      script.onload = resolve;
      script.onerror = () => {
        delete coming[name]; // asked again, it is fetched again
        reject(new Error(`${name} could not be loaded.`));
      };
      document.head.append(script);
    });
  const arrive = (name) => (coming[name] ??= chunks[name] ? Promise.resolve() : run(name));

  function require(path) {
    const chunk = chunks[path.replace(/^.*\//, '')];
    if (!chunk.exports) chunk.make((chunk.exports = {}), require);
    return chunk.exports;
  }

  const sheet = new self.CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  return {
    folder,
    run,
    ready(begin) {
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
      else begin();
    },
    define: (name, needs, make) => {
      chunks[name] = { needs, make };
    },
    load: async (name) => {
      await arrive(name);
      await Promise.all(chunks[name].needs.map(arrive));
      return require(name);
    },
  };
})(__STYLE__);
