/** The page in a frame of another page, or on a slide: what is to be seen, and nothing to change it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { until } from 'lit-html/directives/until.js';
import { tellHeight } from '../frame_height';
import { home } from '../home';
import { fitStage } from '../stage';
import { encode } from '../state/link';
import { LOOK_DEFAULTS } from '../state/look';
import type { State } from '../state/state';
import { attached } from './attached';
import { chartFigure, stillLegend } from './still_figure';
import { partOf, partTitle, stillPart } from './still_part';
import { cautionList, lead, unit } from './verdict';
import { verdict } from './verdict_text';
import type { View } from './view';

/** The page itself: all of the state, but for what makes it a frame. */
async function wholePage(state: State): Promise<string> {
  const { view, only, bg } = LOOK_DEFAULTS;
  const fragment = await encode({ ...state, view, only, bg });
  return `${home()}#${fragment ?? ''}`;
}

let opens: { state: State; address: Promise<string> } | null = null;

/** Written once for each state. */
function addressOf(state: State): Promise<string> {
  if (opens?.state !== state) opens = { state, address: wholePage(state) };
  return opens.address;
}

const telling = attached(tellHeight);
const fitting = attached(fitStage);

const unread = ({ arrival }: View) =>
  arrival && arrival.problems.length > 0
    ? html`Not all of the link could be read; what is missing is as usual. `
    : nothing;

/** The verdict, or what the one part is that is shown instead. */
function heading(view: View): TemplateResult {
  const part = partOf(view.state);
  if (part) return html`<h1 class="part-title">${partTitle(part, view)}</h1>`;
  return html`<div role="status">${lead(view)}</div>
    ${view.analysis && view.failure === null ? unit(view.analysis) : nothing}`;
}

function evidence(view: View): unknown {
  const part = partOf(view.state);
  return part ? stillPart(part, view) : html`${chartFigure(view)} ${stillLegend(view)}`;
}

const cautions = (view: View) =>
  view.analysis && partOf(view.state) === null
    ? cautionList(verdict(view.analysis).cautions)
    : nothing;

/** Until there is something to say, what will stand under it is not seen: it would only jump. */
const unsaid = ({ analysis, failure }: View) => analysis === null && failure === null;

const embed = (view: View): TemplateResult =>
  html`<div class="embed ${unsaid(view) ? 'unsaid' : ''}" ${telling()}>
    <header>${heading(view)}</header>
    <div class="embed-part ${view.slow ? 'dim' : ''}">${evidence(view)} ${cautions(view)}</div>
    <footer>
      <span>${unread(view)}</span>
      <a target="_blank" rel="noopener" href=${until(addressOf(view.state), '#')}
        >Open in Gaincast</a
      >
    </footer>
  </div>`;

const slide = (view: View): TemplateResult =>
  html`<div class="stage-room">
    <div class="stage" ${fitting()}>
      <header>${heading(view)}</header>
      <div class="stage-part">${evidence(view)}</div>
    </div>
  </div>`;

export const framedPanel = (view: View): TemplateResult =>
  view.state.view === 'slide' ? slide(view) : embed(view);
