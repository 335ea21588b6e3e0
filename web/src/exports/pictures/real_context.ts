/** A canvas's context that is never seen: it measures texts and reads colours. */
export function realContext(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to measure texts with.');
  return context;
}
