/**
 * `embed.js`: the element `<gaincast-forecast data="v=1&d=…">` for other pages. It frames Gaincast's
 * embed, sandboxed, and gives the frame the height that it asks for. Its children, a link at best, are
 * for readers without JavaScript. One statement and no name at the top, so that it can be loaded as a
 * module and as a classic script, and twice.
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

      frame = document.createElement('iframe');

      connectedCallback() {
        const { frame } = this;
        if (!this.shadowRoot) {
          frame.setAttribute(
            'sandbox',
            'allow-scripts allow-popups allow-popups-to-escape-sandbox', // popups: "Open in Gaincast"
          );
          frame.loading = 'lazy';
          frame.title = this.title || this.textContent.trim() || 'Gaincast';
          frame.style.cssText = 'display:block;width:100%;height:480px;border:0';
          this.attachShadow({ mode: 'open' }).append(frame);
        }
        this.attributeChangedCallback();
        addEventListener('message', this);
      }

      disconnectedCallback() {
        removeEventListener('message', this);
      }

      /** `data` is a fragment, or a whole link; without it, the link among the children counts. */
      attributeChangedCallback() {
        if (!this.isConnected) return;
        const { frame } = this;
        const data = this.getAttribute('data');
        const { site = location.href } = this.constructor as { site?: string };
        const link = this.querySelector('a')?.href ?? site;
        const url = new URL(data === null ? link : data.replace(/^(?!.*#)/, '#'), link);
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
        if (/^https?:/.test(url.href) && frame.src !== url.href) frame.src = url.href;
      }

      handleEvent({ source, data }: MessageEvent<HeightMessage | null>) {
        const { style, contentWindow } = this.frame;
        if (source !== contentWindow || data?.gaincast !== 1) return;
        if (!style.aspectRatio) style.height = `${data.height}px`; // a slide's was of the view before
      }
    },
  );
}
