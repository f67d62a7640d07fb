/** 0, 1, −1, 2, −2 …: places in a row, from the middle outwards. */
export function outwards(i: number): number {
  if (i === 0) return 0;
  return i % 2 === 1 ? (i + 1) / 2 : -i / 2;
}
