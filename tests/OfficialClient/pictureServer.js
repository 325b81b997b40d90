// Serves pictures on loopback, for the uploads and predictions by URL.

import { createServer } from 'node:http';
import { once } from 'node:events';

export class PictureServer {
  #pictures = new Map();
  #server = createServer((request, response) => {
    const picture = this.#pictures.get(request.url);
    response.writeHead(picture ? 200 : 404, { 'Content-Type': 'application/octet-stream', Connection: 'close' });
    response.end(picture);
  });

  static async start() {
    const server = new PictureServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  /** Serves a picture, and says where. */
  serve(picture) {
    const path = `/${this.#pictures.size + 1}`;
    this.#pictures.set(path, picture);
    return this.#url(path);
  }

  /** Where no picture is. */
  get nowhere() {
    return this.#url('/nowhere');
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #url(path) {
    return `http://127.0.0.1:${this.#server.address().port}${path}`;
  }
}
