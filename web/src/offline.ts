/**
 * Lets the page work without a network after the first visit (offline/service_worker.ts). Only as a page
 * of its own: a frame in somebody else's page stores nothing.
 */
import { workerAddress } from './engine/scripts/worker_address';

const isPage = window.top === window && !/[#&]view=(embed|slide)(&|$)/.test(location.hash);

if (isPage && 'serviceWorker' in navigator) {
  const register = () =>
    navigator.serviceWorker
      .register(workerAddress('./sw.js'), { scope: './', updateViaCache: 'none' })
      .catch(() => undefined); // without it, the page needs its network, like other pages
  // Once the page has what it needs. Its scripts are put in by another, and may come after that.
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register());
}
