/** Every kind of slide as a person last looked at it, by kind, page shape and language. */
export const pictures: [name: string, address: string][] = Object.entries(
  import.meta.glob<string>('./pictures/*.svg', { query: '?url', import: 'default', eager: true })
).map(([path, address]) => [path.replace(/^.*\/|\.svg$/g, ''), address]);
