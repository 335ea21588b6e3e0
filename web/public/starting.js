/* global document, window, location */
// Runs in browsers that run nothing else here, so it is written in the JavaScript of 2009. Where a script
// of the page cannot be had, or not be run, the sentence that stands in the page is shown at once, says
// which of the two it is, and offers to try again. It goes with the first thing that the page draws.
(function () {
  var MISSING =
    'A part of Gaincast could not be loaded: the connection failed, something blocks it, or a newer ' +
    'version has just taken its place. ';

  function place() {
    return document.getElementById('starting');
  }

  function stuck(sentence) {
    var found = place();
    if (!found) return;
    found.className = 'stuck';
    var paragraph = found.getElementsByTagName('p')[0];
    if (sentence !== '') paragraph.firstChild.nodeValue = sentence;
  }

  function fails(event) {
    var from = event.target;
    if (from && from.tagName === 'SCRIPT') stuck(MISSING);
    else if (from === window) stuck('');
  }

  window.addEventListener('error', fails, true);
  window.addEventListener('unhandledrejection', function () {
    stuck('');
  });

  var found = place();
  if (!found) return;
  var again = found.getElementsByTagName('button')[0];
  again.hidden = false;
  again.onclick = function () {
    location.reload();
  };
})();
