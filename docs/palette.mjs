// A picture of a page has few colours: as a PNG with a palette of 256 it is a third of the size.
import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

const crc = (bytes) => {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
};

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc(body), body.length + 4);
  return whole;
};

const chunks = (png) => {
  const found = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    found.push([png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at))]);
  return found;
};

const paeth = (a, b, c) => {
  const [x, y, z] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return x <= y && x <= z ? a : y <= z ? b : c;
};

// The bytes of the pixels, row after row, as the filters of the rows leave them.
const pixels = (raw, width, height, deep) => {
  const row = width * deep;
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const a = x >= deep ? out[at - deep] : 0;
      const b = y > 0 ? out[at - row] : 0;
      const c = x >= deep && y > 0 ? out[at - row - deep] : 0;
      const guess = [0, a, b, (a + b) >> 1, filter === 4 ? paeth(a, b, c) : 0][filter];
      out[at] = raw[y * (row + 1) + 1 + x] + guess;
    }
  }
  return out;
};

// The same picture with a palette.
export const smaller = (png) => {
  const parts = chunks(png);
  const [, head] = parts.find(([name]) => name === "IHDR");
  const [width, height, depth, kind] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9]];
  if (depth !== 8 || ![2, 6].includes(kind)) throw new Error(`a picture of kind ${kind} with ${depth} bits`);
  const deep = kind === 2 ? 3 : 4;
  const data = Buffer.concat(parts.filter(([name]) => name === "IDAT").map(([, body]) => body));
  const all = pixels(inflateSync(data), width, height, deep);
  const used = new Map();
  const colour = (at) => (all[at] << 16) | (all[at + 1] << 8) | all[at + 2];
  for (let at = 0; at < all.length; at += deep) used.set(colour(at), (used.get(colour(at)) ?? 0) + 1);
  const off = (one, other) => [16, 8, 0].reduce((sum, by) => sum + (((one >> by) & 255) - ((other >> by) & 255)) ** 2, 0);
  // The most used first; equals by their number, so that the same picture gives the same file.
  const byUse = [...used].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([rgb]) => rgb);
  const palette = byUse.splice(0, 160);
  // Then what those would show worst: a small green dot among many greys is there to be seen.
  const worst = byUse.map((rgb) => ({ rgb, off: Math.min(...palette.map((other) => off(rgb, other))) }));
  while (palette.length < 256 && worst.length) {
    const next = worst.reduce((most, one, n) => (one.off > worst[most].off ? n : most), 0);
    const [{ rgb }] = worst.splice(next, 1);
    palette.push(rgb);
    for (const one of worst) one.off = Math.min(one.off, off(one.rgb, rgb));
  }
  const near = (rgb) => palette.reduce((best, other, n) => (off(rgb, other) < off(rgb, palette[best]) ? n : best), 0);
  const number = new Map([...used.keys()].map((rgb) => [rgb, near(rgb)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let n = 0; n < width * height; n += 1) rows[n + Math.floor(n / width) + 1] = number.get(colour(n * deep));
  const header = Buffer.from(head);
  header[9] = 3;
  const table = Buffer.from(palette.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255]));
  const body = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("PLTE", table), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))]);
};
