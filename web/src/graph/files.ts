// Files that the page makes: they are offered for download and go nowhere else.
import type { Picture } from './picture';

/** Offers a text or a picture as a file. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser reads it after the click
}

const largest = 8192; // pixels a side that every browser can draw

/** Draws a picture in dots: `scale` of them for each pixel, fewer where the picture would be too large to draw. */
export async function pngOf(picture: Picture, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await image.decode();
  const dots = Math.min(scale, largest / picture.width, largest / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * dots);
  canvas.height = Math.round(picture.height * dots);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}

/** A name for a file, of what it shows. */
export function fileName(title: string, extension: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  return `standpoint-${plain === '' ? 'graph' : plain}.${extension}`;
}
