// Moving the plane and moving nodes, by mouse, touch and pen.
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom';
import { scales } from './camera';
import type { Camera, Point, Size } from './types';

/** What a graph does about gestures. */
export interface Handlers {
  readonly size: () => Size;
  readonly camera: () => Camera;
  /** The reader is moving the plane. */
  readonly moving: (camera: Camera) => void;
  /** The reader has moved it. */
  readonly moved: (camera: Camera) => void;
  /** A node is being drawn to a point of the plane. */
  readonly dragging: (id: string, at: Point) => void;
  readonly dropped: (id: string, at: Point) => void;
}

/** Ties the gestures to a drawing, and gives the function that unties them. */
export function attach(svg: SVGSVGElement, handlers: Handlers): () => void {
  const endZoom = zoomable(svg, handlers);
  const endDrag = draggable(svg, handlers);
  return () => {
    endZoom();
    endDrag();
  };
}

/** Tells the zoom where the plane is, when something else has moved it. */
export function place(svg: SVGSVGElement, { x, y, k }: Camera, { width, height }: Size): void {
  select(svg).property('__zoom', zoomIdentity.translate(width / 2 - x * k, height / 2 - y * k).scale(k));
}

function zoomable(svg: SVGSVGElement, { size, moving, moved }: Handlers): () => void {
  const cameraOf = ({ transform: { x, y, k } }: D3ZoomEvent<SVGSVGElement, unknown>): Camera => {
    const { width, height } = size();
    return { x: (width / 2 - x) / k, y: (height / 2 - y) / k, k };
  };
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([scales.least, scales.most])
    .filter((event: Event) => isForPlane(svg, event))
    .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => moving(cameraOf(event)))
    .on('end', (event: D3ZoomEvent<SVGSVGElement, unknown>) => moved(cameraOf(event)));
  select(svg).call(behaviour).on('dblclick.zoom', null);
  return () => select(svg).on('.zoom', null);
}

/**
 * The wheel scrolls the page until the graph has the focus or Ctrl is held, and one finger always does: a graph that swallows
 * scrolling is a trap.
 */
function isForPlane(svg: SVGSVGElement, event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey || svg.contains(document.activeElement);
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
  return event instanceof MouseEvent && event.button === 0 && !nodeAt(event);
}

function nodeAt(event: Event): string | undefined {
  const found = event.target instanceof Element ? event.target.closest<SVGElement>('.node[data-node]') : null;
  return found?.dataset['node'];
}

const still = 4; // pixels within which a press is a click and no drag

function draggable(svg: SVGSVGElement, { size, camera, dragging, dropped }: Handlers): () => void {
  let held: { readonly id: string; readonly pointer: number; readonly from: Point; isMoving: boolean } | undefined;
  const pointOf = (event: PointerEvent): Point => {
    const box = svg.getBoundingClientRect();
    const { x, y, k } = camera();
    const { width, height } = size();
    return { x: (event.clientX - box.left - width / 2) / k + x, y: (event.clientY - box.top - height / 2) / k + y };
  };
  const down = (event: PointerEvent): void => {
    const id = nodeAt(event);
    if (id !== undefined && event.button === 0 && event.isPrimary) held = { id, pointer: event.pointerId, from: { x: event.clientX, y: event.clientY }, isMoving: false };
  };
  const move = (event: PointerEvent): void => {
    if (held?.pointer !== event.pointerId) return;
    if (!held.isMoving && Math.hypot(event.clientX - held.from.x, event.clientY - held.from.y) < still) return;
    if (!held.isMoving) svg.setPointerCapture(event.pointerId);
    held.isMoving = true;
    dragging(held.id, pointOf(event));
  };
  const up = (event: PointerEvent): void => {
    if (held?.pointer !== event.pointerId) return;
    if (held.isMoving) {
      dropped(held.id, pointOf(event));
      svg.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => svg.removeEventListener('click', swallow, { capture: true }), 0);
    }
    held = undefined;
  };
  const swallow = (event: Event): void => event.stopPropagation();
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up } as const;
  for (const [name, listener] of Object.entries(listeners)) svg.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) svg.removeEventListener(name, listener as EventListener);
  };
}
