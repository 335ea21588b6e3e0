/** An SVG document as a PNG of a given size, with its title and its link written into the file. */
import type { Drawn } from './picture';
import { AlteredPixels, arePixelsTrue } from './pixels';
import { withTexts } from './png_text';
import { realContext } from './real_context';

/** So many pixels for each of the picture's, or into a box of so many, with paper around it. */
export type PngSize = { scale: number } | { width: number; height: number };

async function rasterised({ svg, width, height }: Drawn, size: PngSize, paper: string) {
  const scale = 'scale' in size ? size.scale : Math.min(size.width / width, size.height / height);
  const canvas = document.createElement('canvas');
  canvas.width = 'scale' in size ? Math.round(width * scale) : size.width;
  canvas.height = 'scale' in size ? Math.round(height * scale) : size.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const [across, down] = [width * scale, height * scale];
    context.drawImage(image, (canvas.width - across) / 2, (canvas.height - down) / 2, across, down);
  } finally {
    URL.revokeObjectURL(url);
  }
  return canvas;
}

/** Throws `AlteredPixels` where the browser would not give what was drawn. */
export async function toPng(
  drawn: Drawn,
  size: PngSize,
  paper: string,
  texts: Readonly<Record<string, string>>,
): Promise<Blob> {
  if (!arePixelsTrue(realContext())) throw new AlteredPixels();
  const canvas = await rasterised(drawn, size, paper);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large for this browser.');
  const bytes = withTexts(new Uint8Array(await blob.arrayBuffer()), texts);
  return new Blob([bytes], { type: 'image/png' });
}
