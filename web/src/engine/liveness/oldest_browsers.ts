/**
 * The least versions of browsers that can run Gaincast, as a sentence names them. Chrome 103: the oldest
 * that tests open the page in. Firefox 114: module workers. Safari 16.4: vectors in WebAssembly.
 */
export const OLDEST_BROWSERS = 'Chrome or Edge 103, Firefox 114 or Safari 16.4';
