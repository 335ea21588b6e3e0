import { describe, expect, it } from 'vitest';
import { createFolds } from '../../../web/src/app/folds';

/** Folds, and what was told of them. */
function watched() {
  const told: string[] = [];
  const folds = createFolds((fold) => told.push(fold));
  return { folds, told, open: () => [...folds.open()] };
}

describe('the folds of the page', () => {
  it('are open from when the reader opens them until they are closed', () => {
    const { folds, told, open } = watched();
    folds.unfold('bootstrap', true);
    folds.unfold('save forecasts table', true);
    expect(open()).toEqual(['bootstrap', 'save forecasts table']);
    folds.unfold('bootstrap', false);
    expect(open()).toEqual(['save forecasts table']);
    expect(told).toEqual(['bootstrap', 'save forecasts table', 'bootstrap']);
  });

  it('tell nothing where the browser only says what the page has done itself', () => {
    const { folds, told } = watched();
    folds.unfold('design', true);
    folds.unfold('design', true);
    folds.unfold('validation', false);
    expect(told).toEqual(['design']);
  });

  it('are, for a frame, those that it needs and no others', () => {
    const { folds, open } = watched();
    folds.unfold('validation', true);
    folds.openOnly(['design']);
    expect(open()).toEqual(['design']);
  });

  it('are as they were once the page has been printed', () => {
    const { folds, open } = watched();
    folds.unfold('forecasts', true);
    folds.unfold('share', true);
    const close = folds.openForPrint();
    expect(open().sort()).toEqual(['bootstrap', 'forecasts', 'model-selection', 'share']);
    close();
    expect(open()).toEqual(['forecasts', 'share']);
  });
});
