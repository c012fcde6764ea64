/** Serves the build from a sub-path, as an intranet does: `tsx tests/serve.ts [port]`. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

export const subPath = '/a/b/';

/**
 * @param folders by the path that each is served from, which begins and ends with a slash
 * @param port 0 for any free one
 */
export async function serve(folders: Record<string, string>, port: number): Promise<{ port: number; server: Server }> {
  const mounted = Object.entries(folders).map(
    ([path, folder]) => [path, sirv(folder, { brotli: true, gzip: true, etag: true })] as const
  );
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const [path, files] = mounted.find(([start]) => url.startsWith(start)) ?? [];
    if (!path || !files) {
      response.writeHead(404).end();
      return;
    }
    request.url = url.slice(path.length - 1);
    files(request, response);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return { port: (server.address() as AddressInfo).port, server };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { port } = await serve({ [subPath]: resolve('build') }, Number(process.argv[2] ?? 4180));
  console.log(`http://127.0.0.1:${port}${subPath}`);
}
