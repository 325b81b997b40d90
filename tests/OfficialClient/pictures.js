// Pictures drawn from a number: two numbers never give the same bytes.

import { deflateSync } from 'node:zlib';

function colour(seed) {
  return [(seed * 37) % 256, (seed * 101) % 256, (seed * 197) % 256];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(data.length, 0);
  body.copy(result, 4);
  result.writeUInt32BE(crc32(body), body.length + 4);
  return result;
}

// As PNG wants it (RFC 2083, appendix 15). Not every Node 20 has zlib.crc32.
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }

  return (crc ^ 0xffffffff) >>> 0;
}

export function png(seed, width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // 8 bits for each of red, green, blue
  const row = Buffer.concat([Buffer.from([0]), ...Array(width).fill(Buffer.from(colour(seed)))]);
  const rows = Buffer.concat(Array(height).fill(row));
  const name = Buffer.from(`Title\0picture ${seed}`, 'latin1');
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('tEXt', name),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function bmp(seed, width, height) {
  const header = Buffer.alloc(54);
  const pixels = Buffer.alloc(width * height * 4, Buffer.from([...colour(seed), 255]));
  header.write('BM', 'latin1');
  header.writeUInt32LE(header.length + pixels.length, 2);
  header.writeUInt32LE(seed, 6); // reserved: any reader passes over it
  header.writeUInt32LE(header.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(32, 28);
  return Buffer.concat([header, pixels]);
}
