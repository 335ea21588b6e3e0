/** The page in a frame of another page, or on a slide: it can be seen, but not changed. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { until } from 'lit-html/directives/until.js';
import * as format from '../../format/figures';
import { tellHeight } from '../../browser/frame_height';
import { home } from '../../browser/home';
import { fitSlide } from '../../browser/slide_scaling';
import { encode } from '../../link/link';
import { LOOK_DEFAULTS } from '../../state/look';
import { attached } from '../../browser/attached';
import { chartFigure, readOnlyLegend } from './read_only_figure';
import { partOf, partTitle, readOnlyPart } from './read_only_part';
import { cautionList, lead, unit } from '../answer/verdict';
import { verdict } from '../../words/verdict';
import type { View } from '../widgets/view';
import '../../styles/framed/parts.css';

/** The address of the whole page: all that the link asks for, without the fields that make it a frame. */
export async function wholePage({ state, loadNotice }: View): Promise<string> {
  const { view, only, bg } = LOOK_DEFAULTS;
  const replicates = loadNotice?.replicates ?? state.replicates;
  const fragment = await encode({ ...state, replicates, view, only, bg });
  return `${home()}#${fragment ?? ''}`;
}

const unread = ({ loadNotice }: View) =>
  loadNotice && loadNotice.problems.length > 0
    ? html`Some of the link could not be read, and has its default value instead. `
    : nothing;

/** Longer runs need the reader's consent, which a frame cannot ask for; shown where resamples are seen. */
function resamples({ loadNotice, shown, state }: View): TemplateResult | typeof nothing {
  const asked = loadNotice?.replicates ?? null;
  const made = shown?.results.bootstrap?.replicates;
  const part = partOf(state);
  const seen = part === 'bootstrap' || (part === null && state.band === 'bootstrap');
  if (asked === null || made === undefined || !seen) return nothing;
  return html`Computed from ${format.count(made)} of the ${format.count(asked)} resamples that the
  link asks for. `;
}

/** The verdict, or the title of the one part that is shown instead. */
function heading(view: View): TemplateResult {
  const part = partOf(view.state);
  if (part) return html`<h1 class="part-title">${partTitle(part, view)}</h1>`;
  return html`<div role="status">${lead(view)}</div>
    ${view.analysis && view.failure === null ? unit(view.analysis, view.slow) : nothing}`;
}

function evidence(view: View): unknown {
  const part = partOf(view.state);
  return part ? readOnlyPart(part, view) : html`${chartFigure(view)} ${readOnlyLegend(view)}`;
}

const cautions = (view: View) =>
  view.analysis && partOf(view.state) === null
    ? cautionList(verdict(view.analysis).cautions)
    : nothing;

/** Until there is an answer, what stands under it is hidden, because it would jump. */
const unsaid = ({ analysis, failure }: View) => analysis === null && failure === null;

const embed = (view: View, address: Promise<string>): TemplateResult =>
  html`<div class="embed ${unsaid(view) ? 'unsaid' : ''}" ${attached(tellHeight)}>
    <header>${heading(view)}</header>
    <div class="embed-part">${evidence(view)} ${cautions(view)}</div>
    <footer>
      <span>${unread(view)}${resamples(view)}</span>
      <a target="_blank" rel="noopener" href=${until(address, '#')}>Open in Gaincast</a>
    </footer>
  </div>`;

const slide = (view: View): TemplateResult =>
  html`<div class="slide-room">
    <div class="slide" ${attached(fitSlide)}>
      <header>${heading(view)}</header>
      <div class="slide-part">${evidence(view)}</div>
    </div>
  </div>`;

/** `address` is that of the page itself, with all that the link asks for. */
export const framedPanel = (view: View, address: Promise<string>): TemplateResult =>
  view.state.view === 'slide' ? slide(view) : embed(view, address);
