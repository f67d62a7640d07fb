// What the reader sees of the plane.
import type { Beside } from './labels';
import type { Camera, Places, Point, Size } from './types';

/** The smallest and the largest scale. */
export const scales = { least: 0.15, most: 4 } as const;

/** A node that is to be seen, with the room that its name takes at a scale and the side on which that stands. */
export interface Fitted extends Point {
  readonly name: (k: number) => Size;
  readonly beside: Beside;
}

const closest = 1.5; // few nodes do not stand further apart than this
const edge = 10; // pixels of the screen between what is seen and the rim
const disc = 16; // pixels that a node needs to each side
const gap = 5; // between a node and its name

/** The camera that shows all of some nodes and their names, as large as they fit. */
export function fit(nodes: readonly Fitted[], size: Size): Camera {
  if (nodes.length === 0) return { x: 0, y: 0, k: 1 };
  const room = { width: Math.max(40, size.width - 2 * edge), height: Math.max(40, size.height - 2 * edge) };
  let [low, high]: [number, number] = [scales.least, closest];
  for (let i = 0; i < 24; i++) {
    const k = i === 0 ? closest : (low + high) / 2;
    const { left, right, top, bottom } = boundsOf(nodes, k);
    if (right - left <= room.width && bottom - top <= room.height) low = k;
    else high = k;
  }
  const { left, right, top, bottom } = boundsOf(nodes, low);
  return { x: (left + right) / 2 / low, y: (top + bottom) / 2 / low, k: low };
}

/** What nodes with their names take up at a scale, in pixels of the screen. */
export function boundsOf(nodes: readonly Fitted[], k: number): { left: number; right: number; top: number; bottom: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, name, beside } of nodes) {
    const { width, height } = name(k);
    const half = Math.max(disc, width / 2);
    left = Math.min(left, x * k - (beside === 'left' ? disc + width : beside === 'right' ? disc : half));
    right = Math.max(right, x * k + (beside === 'right' ? disc + width : beside === 'left' ? disc : half));
    top = Math.min(top, y * k - disc - (beside === 'above' ? height + gap : 0));
    bottom = Math.max(bottom, y * k + disc + (beside === 'below' ? height + gap : 0));
  }
  return { left, right, top, bottom };
}

/** The scale within its bounds. */
export function clamp(k: number): number {
  return Math.min(scales.most, Math.max(scales.least, k));
}

/** The point of the screen at which a point of the plane is seen. */
export function toScreen(p: Point, camera: Camera, size: Size): Point {
  return { x: (p.x - camera.x) * camera.k + size.width / 2, y: (p.y - camera.y) * camera.k + size.height / 2 };
}

/** The camera moved as little as shows a point with some room around it. */
export function reveal(p: Point, camera: Camera, size: Size): Camera {
  const at = toScreen(p, camera, size);
  const rim = Math.min(48, size.width / 6, size.height / 6);
  const beyond = (value: number, length: number): number => (value < rim ? value - rim : value > length - rim ? value - length + rim : 0);
  const [dx, dy] = [beyond(at.x, size.width), beyond(at.y, size.height)];
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx / camera.k, y: camera.y + dy / camera.k };
}

/** How many places are out of sight. */
export function outOfSight(places: Places, ids: Iterable<string>, camera: Camera, size: Size): number {
  let n = 0;
  for (const id of ids) {
    const p = places.get(id);
    if (!p) continue;
    const { x, y } = toScreen(p, camera, size);
    if (x < 0 || y < 0 || x > size.width || y > size.height) n++;
  }
  return n;
}
