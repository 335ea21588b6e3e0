/* global document, window, location */
// site/starting.ts says what this is; in the JavaScript of 2009.
(function () {
  var MISSING =
    'A part of Gaincast could not be loaded: the connection failed, something blocks it, or a newer ' +
    'version has just taken its place. ';

  var found = document.getElementById('starting');

  function stuck(sentence) {
    found.className = 'stuck';
    if (sentence !== '') found.getElementsByTagName('p')[0].firstChild.nodeValue = sentence;
  }

  if (!found) return;

  function fails(event) {
    var from = event.target;
    if (from && from.tagName === 'SCRIPT') stuck(MISSING);
    else if (from === window) stuck('');
  }

  window.addEventListener('error', fails, true);
  window.addEventListener('unhandledrejection', function () {
    stuck('');
  });

  var again = found.getElementsByTagName('button')[0];
  again.hidden = false;
  again.onclick = function () {
    location.reload();
  };
})();
