/**
 * `embed.js`: the element `<gaincast-forecast data="v=1&d=…">` for other pages. It frames Gaincast's
 * embed, sandboxed, and gives the frame the height that it asks for. Its children, a link at best, are
 * for readers without JavaScript, and for pages where the frame stays silent. One statement and no name
 * at the top, so that it can be loaded as a module and as a classic script, and twice.
 */
import type { HeightMessage } from './browser/frame_height';

if (!customElements.get('gaincast-forecast')) {
  customElements.define(
    'gaincast-forecast',
    class extends HTMLElement {
      static observedAttributes = ['data', 'view', 'theme', 'only', 'bg'];

      /** The page beside this script; a module does not know its own element, and finds it by its name. */
      static site = (
        (document.currentScript as HTMLScriptElement | null) ??
        document.querySelector<HTMLScriptElement>('script[src*="/embed.js"]')
      )?.src.replace(/embed\.js.*/, '');

      frame: HTMLIFrameElement & { credentialless?: boolean } = document.createElement('iframe');
      note = document.createElement('p');
      heard = false;

      connectedCallback() {
        const { frame, note } = this;
        if (!this.shadowRoot) {
          frame.setAttribute(
            'sandbox',
            'allow-scripts allow-popups allow-popups-to-escape-sandbox', // popups: "Open in Gaincast"
          );
          frame.loading = 'lazy';
          frame.title = this.title || this.textContent.trim() || 'Gaincast';
          frame.style.cssText = 'display:block;width:100%;height:480px;border:0';
          note.hidden = true;
          note.append(
            'The forecast cannot be shown here: its site cannot be reached, or forbids the frame, or this page does. ',
            document.createElement('slot'),
          );
          this.attachShadow({ mode: 'open' }).append(frame, note);
          frame.onload = () => setTimeout(() => this.miss(), 5000);
        }
        this.attributeChangedCallback();
        addEventListener('message', this);
        document.addEventListener('DOMContentLoaded', this); // the link among the children is there then
        document.addEventListener('securitypolicyviolation', this); // Firefox then loads nothing, and says no more
      }

      disconnectedCallback() {
        removeEventListener('message', this);
        document.removeEventListener('DOMContentLoaded', this);
        document.removeEventListener('securitypolicyviolation', this);
      }

      /**
       * `data` is a fragment, or a whole link; without it, the link among the children counts. null where
       * neither says a site, and where this would frame the page that it stands in.
       */
      address(): URL | null {
        const data = this.getAttribute('data');
        const { site } = this.constructor as { site?: string };
        const link = this.querySelector('a')?.href || site;
        const said = data === null ? link : data.replace(/^(?!.*#)/, '#');
        if (!said || (data === null && link === site && document.readyState === 'loading'))
          return null;
        try {
          const url = new URL(said, link);
          const isHost = url.href.split('#')[0] === location.href.split('#')[0];
          return /^https?:/.test(url.href) && !isHost ? url : null;
        } catch {
          return null;
        }
      }

      attributeChangedCallback() {
        const { frame } = this;
        const url = this.isConnected && this.address();
        if (!url) return;
        let fields = url.hash.slice(1).split('&').filter(Boolean);
        if (!/[#&]view=(embed|slide)/.test(url.hash)) fields.push('view=embed');
        for (const name of ['view', 'theme', 'only', 'bg']) {
          const said = this.getAttribute(name);
          if (said === null) continue;
          fields = fields.filter((field) => !field.startsWith(`${name}=`));
          fields.push(`${name}=${said}`);
        }
        url.hash = fields.join('&');
        // A transparent frame of another colour scheme than its element's would be painted opaque.
        frame.style.colorScheme = /[#&]theme=(light|dark)/.exec(url.hash)?.[1] ?? '';
        const isSlide = fields.includes('view=slide');
        frame.style.aspectRatio = isSlide ? '16/9' : '';
        if (isSlide) frame.style.height = 'auto';
        if (frame.src !== url.href) frame.src = url.href;
      }

      handleEvent(
        event: Event | MessageEvent<HeightMessage | null> | SecurityPolicyViolationEvent,
      ) {
        if ('blockedURI' in event) {
          if (this.frame.src.startsWith(event.blockedURI)) this.miss();
          return;
        }
        if (!('data' in event)) {
          this.attributeChangedCallback();
          return;
        }
        const { style, contentWindow } = this.frame;
        const { source, data } = event;
        if (!source || source !== contentWindow || data?.gaincast !== 1) return;
        this.heard = true;
        this.note.hidden = true;
        const height = Math.min(data.height, 10000);
        if (height > 0 && !style.aspectRatio) style.height = `${height}px`; // a slide's was of the view before
      }

      /**
       * The frame is there and has said nothing. A page with Cross-Origin-Embedder-Policy lets it in once it
       * gives up its credentials, which it does not use; elsewhere it stays out, and the link is shown.
       */
      miss() {
        const { frame, note } = this;
        if (this.heard || !frame.clientWidth || frame.style.aspectRatio) return; // slides say nothing
        if (frame.credentialless === false) {
          frame.credentialless = true;
          frame.setAttribute('src', frame.src); // loads it anew
        } else note.hidden = false;
      }
    },
  );
}
