/** The ledger's page: the tally, every claim with its figures, and where to find the paper's figures. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Answers, Question } from './answers';
import { SOURCE } from './data';
import { ENTRIES } from './entries';
import type { Computed, Entry, Figure, Part } from './entry';
import { FIGURES, type Place } from './places';
import { VERDICT_NAME } from './verdict';
import { lead, waiting, type Judged } from './words';

export type LedgerView = {
  answers: Partial<Answers>;
  shares: Partial<Record<Question, number>>;
  failures: Partial<Record<Question, string>>;
};

export const judge = ({ answers, failures }: LedgerView): Judged[] =>
  ENTRIES.map((entry) => ({
    entry,
    judgement: entry.judge(answers),
    failure: entry.needs.map((need) => failures[need]).find((one) => one !== undefined) ?? null,
  }));

const link = ({ name, href }: Place) => html`<a href=${href}>${name}</a>`;

const shown = (one: Computed | undefined, settled: boolean) =>
  one
    ? html`<td class="number ours" title=${one.full}>${one.text}</td>`
    : html`<td class="number ours muted">
        ${settled ? html`<span aria-hidden="true">—</span><span class="visually-hidden">none</span>` : '…'}
      </td>`;

const figureRow = ({ name, printed }: Figure, one: Computed | undefined, settled: boolean) =>
  html`<tr>
    <th scope="row">${name}</th>
    <td class="number">
      ${printed ?? html`<span class="muted" aria-hidden="true">—</span><span class="visually-hidden">not printed</span>`}
    </td>
    ${shown(one, settled)}
  </tr>`;

function figures({ entry, judgement }: Judged): TemplateResult {
  const { id, unit } = entry;
  return html`<div class="wide" tabindex="0" role="region" aria-label=${`${entry.claim} Figures`}>
    <table class="results" aria-describedby=${`${id}-claim`}>
      <thead>
        <tr>
          <th scope="col">${unit ?? html`<span class="visually-hidden">figure</span>`}</th>
          <th scope="col" class="number">the paper</th>
          <th scope="col" class="number">Gaincast</th>
        </tr>
      </thead>
      <tbody>
        ${entry.figures.map((figure, at) =>
          figureRow(figure, judgement?.ours[at], judgement !== null),
        )}
      </tbody>
    </table>
  </div>`;
}

function chip({ entry, judgement, failure }: Judged, view: LedgerView): TemplateResult {
  if (judgement) {
    const { verdict } = judgement;
    return html`<span class="chip-verdict is-${verdict}">${VERDICT_NAME[verdict]}</span>`;
  }
  if (failure !== null) return html`<span class="chip-verdict is-differs">not computed</span>`;
  const text = waiting(
    entry,
    (question) => view.answers[question] !== undefined,
    (question) => view.shares[question],
  );
  return html`<span class="chip-verdict is-waiting">${text}</span>`;
}

function claim(judged: Judged, view: LedgerView): TemplateResult {
  const { entry, judgement, failure } = judged;
  return html`<article class="claim" id=${entry.id} aria-labelledby=${`${entry.id}-claim`}>
    <div class="claim-said">
      <h3 id=${`${entry.id}-claim`}>${entry.claim}</h3>
      <p>${chip(judged, view)}</p>
      <p class="why">${failure ?? judgement?.why ?? nothing}</p>
      <p class="small">${entry.rule} On the page: ${link(entry.place)}.</p>
    </div>
    ${figures(judged)}
  </article>`;
}

function part(name: Part, all: readonly Judged[], view: LedgerView): TemplateResult {
  return html`<section class="ledger-part" aria-label=${name}>
    <h2>${name}</h2>
    ${all.filter(({ entry }) => entry.part === name).map((one) => claim(one, view))}
  </section>`;
}

const places = html`<section class="ledger-part" aria-label="Figures and tables">
  <h2>Figures and tables</h2>
  <div class="wide" tabindex="0" role="region" aria-label="Where the paper’s figures are">
    <table class="results places">
      <thead>
        <tr>
          <th scope="col">the paper’s</th>
          <th scope="col">what we show</th>
          <th scope="col">where</th>
        </tr>
      </thead>
      <tbody>
        ${FIGURES.map(
          ({ figure, ours, places: where }) =>
            html`<tr>
              <th scope="row">${figure}</th>
              <td>${ours}</td>
              <td>${where.map((place, at) => html`${at > 0 ? ', ' : ''}${link(place)}`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
</section>`;

export function page(view: LedgerView): TemplateResult {
  const all = judge(view);
  const parts = [...new Set(ENTRIES.map((entry: Entry) => entry.part))];
  return html`
    <section class="tally" aria-label="Tally">
      <p class="verdict-lead" role="status">${lead(all)}</p>
      ${
        all.some(({ failure }) => failure !== null)
          ? html`<p>
              ${all.find(({ failure }) => failure !== null)?.failure}
              <button type="button" class="link" @click=${() => location.reload()}>
                Try again
              </button>
            </p>`
          : nothing
      }
      <p class="small ledger-source">
        The paper: ${SOURCE}. We quote its figures from our notes, and leave out what the notes do
        not quote. Point at one of our figures to see all its digits.
      </p>
    </section>
    ${parts.map((name) => part(name, all, view))} ${places}
  `;
}
