/** Draws names at the right ends of lines, moved apart so that none covers another. */
import type { Chart, Plugin } from 'chart.js';
import { heightOf } from './place';

export type EndLabel = { text: string; colour: string; gain: number; bold: boolean };

/**
 * Heights for labels of one line each: as near to the wanted ones as may be, `gap` apart, within
 * [top, bottom]. Order is kept. Pixels, downwards.
 */
export function moveApart(
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const heights = wanted.map((height) => Math.min(Math.max(height, top), bottom));
  const heightAt = (rank: number) => heights[order[rank] ?? -1] ?? 0;
  const set = (rank: number, height: number) => {
    const index = order[rank];
    if (index !== undefined) heights[index] = height;
  };
  for (let rank = 1; rank < order.length; rank += 1) {
    set(rank, Math.max(heightAt(rank), heightAt(rank - 1) + gap));
  }
  for (let rank = order.length - 1; rank >= 0; rank -= 1) {
    const below = rank === order.length - 1 ? bottom : heightAt(rank + 1) - gap;
    set(rank, Math.min(heightAt(rank), below));
  }
  return heights;
}

export function endLabels(
  labels: readonly EndLabel[],
  font: string,
  fontSize: number,
): Plugin<'line'> {
  return {
    id: 'end-labels',
    afterDatasetsDraw(chart: Chart<'line'>) {
      const scale = chart.scales['y'];
      if (!scale || labels.length === 0) return;
      const { ctx, chartArea } = chart;
      const pixels = labels.map((label) => heightOf(scale, label.gain));
      const ends = pixels.map((y) => Math.min(Math.max(y, chartArea.top), chartArea.bottom));
      const heights = moveApart(ends, fontSize * 1.35, chartArea.top, chartArea.bottom);
      ctx.save();
      ctx.textBaseline = 'middle';
      labels.forEach((label, index) => {
        const end = ends[index] ?? 0;
        const height = heights[index] ?? 0;
        const left = chartArea.right;
        if (Math.abs(end - height) > fontSize / 3) {
          ctx.strokeStyle = label.colour;
          ctx.globalAlpha = 0.5;
          ctx.beginPath();
          ctx.moveTo(left + 3, end);
          ctx.lineTo(left + 11, height);
          ctx.stroke();
          ctx.globalAlpha = 1;
        }
        ctx.fillStyle = label.colour;
        ctx.font = `${label.bold ? 600 : 400} ${fontSize}px ${font}`;
        ctx.fillText(label.text, left + 13, height);
      });
      ctx.restore();
    },
  };
}
