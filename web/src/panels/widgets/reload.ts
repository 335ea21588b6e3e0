/** Offers to load the page anew, which keeps what the reader typed: where a part of it could not be had. */
import { html, type TemplateResult } from 'lit-html';

export const reload = (label = 'Try again'): TemplateResult =>
  html`<button type="button" class="link" @click=${() => location.reload()}>${label}</button>`;
