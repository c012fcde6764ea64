/** What a map has under a key; made first where it has nothing. */
export function known<Made>(all: Map<string, Made>, key: string, make: () => Made): Made {
  let found = all.get(key);
  if (found === undefined) all.set(key, (found = make()));
  return found;
}
