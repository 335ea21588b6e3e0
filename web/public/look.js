/* global document, location */
// Before the first paint: what the address says of the look, so that a frame never shows the page's
// masthead for a moment, nor a dark one light. What reads links says the same, and more, once it is there.
for (const name of ['view', 'theme', 'bg']) {
  const said = new RegExp(`[#&]${name}=([a-z]+)(?=&|$)`).exec(location.hash);
  if (said) document.documentElement.dataset[name] = said[1];
}
