// What the reader sees of the plane.
import type { Camera, Places, Point, Size } from './types';

/** The smallest and the largest scale. */
export const scales = { least: 0.15, most: 4 } as const;

const margin = { x: 150, y: 40 }; // for the names of the outermost nodes, in pixels of the screen

/** The camera that shows all of some places; never closer than scale 1.15, where nodes stand in comfort. */
export function fit(places: Iterable<Point>, size: Size): Camera {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right) return { x: 0, y: 0, k: 1 };
  const k = Math.min(
    Math.max(40, size.width - 2 * Math.min(margin.x, size.width / 3.4)) / Math.max(1, right - left),
    Math.max(40, size.height - 2 * margin.y) / Math.max(1, bottom - top),
    1.15,
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, k: clamp(k) };
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
  const edge = Math.min(48, size.width / 6, size.height / 6);
  const beyond = (value: number, length: number): number => (value < edge ? value - edge : value > length - edge ? value - length + edge : 0);
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
