// The graph as a picture of its own: an SVG with names, legend, source and date, in the light colours, for print.
// It has attributes only and no styles, so that every program draws it alike.
import { classOf, legendOf, marks, stanceOf, type TieClass } from './classes';
import { labelFont } from './measure';
import { extentOf, lineHeight, outlineOf, type Scene, type SceneNode } from './scene';
import type { Line } from './geometry';
import type { Source } from './rows';
import { looks } from '$src/stance';
import { graphWords as words } from '$src/strings.graph';

const ink = '#1d1c1a';
const soft = '#5a5750';
const edge = '#8a857b';
const paper = '#ffffff';
const margin = 28;

/** A picture, with its size in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a scene. */
export function pictureOf(scene: Scene, source: Source): Picture {
  const extent = extentOf(scene);
  const legend = legendOf(scene.lines.map((l) => l.tie), []);
  const width = Math.ceil(Math.max(extent.right - extent.left, 560) + 2 * margin);
  const perRow = Math.max(1, Math.floor((width - 2 * margin) / 132));
  const head = 64;
  const graphHeight = extent.bottom - extent.top;
  const legendTop = margin + head + graphHeight + 28;
  const foot = legendTop + Math.ceil(legend.length / perRow) * 22 + 12;
  const height = Math.ceil(foot + 40);
  const left = (width - (extent.right - extent.left)) / 2 - extent.left;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(labelFont.family)}" font-size="${labelFont.size}" fill="${ink}">`,
    `<title>${escape(source.title)}</title>`,
    `<desc>${escape(words.export.source(source.address, source.made))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<text x="${margin}" y="${margin + 16}" font-family="Georgia, serif" font-size="20" font-weight="600">${escape(source.title)}</text>`,
    source.filter === '' ? '' : `<text x="${margin}" y="${margin + 38}" fill="${soft}">${escape(source.filter)}</text>`,
    `<g transform="translate(${left.toFixed(1)} ${(margin + head - extent.top).toFixed(1)})">`,
    ...scene.lines.map(line), ...scene.lines.map(mark), ...scene.nodes.map(node), ...scene.labels.map(label),
    '</g>',
    ...legend.map(({ entry, count }, i) => entryOf(entry, count, margin + (i % perRow) * 132, legendTop + Math.floor(i / perRow) * 22)),
    `<text x="${margin}" y="${foot + 14}" fill="${soft}" font-size="11">${escape(words.export.source(source.address, source.made))}</text>`,
    '</svg>',
  ];
  return { svg: svg.join('\n'), width, height };
}

/** Text as XML wants it; control characters, which XML forbids, are left out. */
export function escape(text: string): string {
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const colourOf = (entry: TieClass): string => {
  const stance = stanceOf(entry);
  return stance ? looks[stance].light : edge;
};

function line({ path, tie, width }: Scene['lines'][number]): string {
  const stance = stanceOf(classOf(tie));
  const dash = stance && looks[stance].dash !== 'none' ? ` stroke-dasharray="${looks[stance].dash}"` : '';
  return `<path d="${path}" fill="none" stroke="${colourOf(classOf(tie))}" stroke-width="${width.toFixed(1)}"${dash}/>`;
}

function mark({ mark: { x, y }, tie }: Line): string {
  return markAt(classOf(tie), x, y);
}

function markAt(entry: TieClass, x: number, y: number): string {
  const stance = stanceOf(entry);
  const sign = stance ? looks[stance].glyph : marks[entry.toUpperCase() as keyof typeof marks];
  const [fill, colour] = stance ? [looks[stance].light, paper] : [paper, ink];
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="6.5" fill="${fill}" stroke="${colourOf(entry)}"/>` +
    `<text x="${x.toFixed(1)}" y="${(y + 3.8).toFixed(1)}" text-anchor="middle" font-size="11" font-weight="700" fill="${colour}">${sign}</text>`;
}

function node({ node: { kind, name }, at, radius, isCentre }: SceneNode): string {
  return `<path transform="translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})" d="${outlineOf(kind, radius)}" fill="${isCentre ? ink : paper}" stroke="${ink}" stroke-width="1.6"><title>${escape(name)}</title></path>`;
}

function label({ lines, box, anchor }: Scene['labels'][number]): string {
  const x = anchor === 'start' ? box.left : anchor === 'end' ? box.right : (box.left + box.right) / 2;
  return lines.map((text, i) =>
    `<text x="${x.toFixed(1)}" y="${(box.top + lineHeight * (i + 0.77)).toFixed(1)}" text-anchor="${anchor}" stroke="${paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke" unicode-bidi="isolate">${escape(text)}</text>`).join('');
}

function entryOf(entry: TieClass, count: number, x: number, y: number): string {
  const stance = stanceOf(entry);
  const dash = stance && looks[stance].dash !== 'none' ? ` stroke-dasharray="${looks[stance].dash}"` : '';
  return `<line x1="${x}" x2="${x + 26}" y1="${y}" y2="${y}" stroke="${colourOf(entry)}" stroke-width="2"${dash}/>${markAt(entry, x + 13, y)}` +
    `<text x="${x + 34}" y="${y + 4}">${escape(words.entry[entry])} ${count}</text>`;
}
