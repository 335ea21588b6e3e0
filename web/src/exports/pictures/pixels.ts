/**
 * Whether what is read from a canvas is what was drawn on it. Browsers that resist fingerprinting give
 * other pixels than those drawn: noise that nobody sees (Brave, private windows), or stripes instead of
 * the picture (Firefox with `privacy.resistFingerprinting`, Tor Browser).
 */
const SIDE = 16;
/** Of 255. Noise that nobody sees changes the last bit or two. */
const SEEN = 8;

/** A red, green and blue that no two neighbouring places share, of all brightnesses. */
const colourAt = (x: number, y: number): [number, number, number] => [
  (x * 47 + y * 5) % 256,
  (x * 11 + y * 83) % 256,
  (x * 3 + y * 29 + 128) % 256,
];

type Reader = Pick<CanvasRenderingContext2D, 'fillStyle' | 'fillRect' | 'getImageData'>;

/** Draws known pixels through the context, at its canvas's corner, and reads them back. */
export function arePixelsTrue(context: Reader): boolean {
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      context.fillStyle = `rgb(${colourAt(x, y).join()})`;
      context.fillRect(x, y, 1, 1);
    }
  }
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    const drawn = [...colourAt(at % SIDE, Math.floor(at / SIDE)), 255];
    if (drawn.some((value, channel) => Math.abs(value - (data[4 * at + channel] ?? -255)) > SEEN)) {
      return false;
    }
  }
  return true;
}

/** The browser would save another picture than the one that was drawn. */
export class AlteredPixels extends Error {
  constructor() {
    super(
      'This browser alters the pixels of pictures to resist fingerprinting, so a PNG would be wrong. ' +
        'An SVG is not affected.',
    );
  }
}
