/** Serves the build from a sub-path, as an intranet does: `tsx tests/serve.ts [port]`. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

export const subPath = '/a/b/';

/** @param port 0 for any free one */
export async function serve(folder: string, port: number): Promise<{ port: number; server: Server }> {
  const files = sirv(folder, { brotli: true, gzip: true, etag: true });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(subPath)) {
      response.writeHead(404).end();
      return;
    }
    request.url = url.slice(subPath.length - 1);
    files(request, response);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return { port: (server.address() as AddressInfo).port, server };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { port } = await serve(resolve('build'), Number(process.argv[2] ?? 4180));
  console.log(`http://127.0.0.1:${port}${subPath}`);
}
