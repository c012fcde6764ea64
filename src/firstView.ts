import type { Plugin, Rolldown } from 'vite';

/** What kit starts the page with: itself, the layout, the page of errors and the overview. */
const entry = /@sveltejs[\\/]kit[\\/].*[\\/]client[\\/]entry\.js$|client-optimized[\\/](app|nodes[\\/][012])\.js$/;

/** The scripts of the first view are one: more than a hundred of them hold a message or two, and each would be a request. */
export function firstView(): Plugin {
  let held = new Set<string>();
  return {
    name: 'first-view',
    applyToEnvironment: ({ name }) => name === 'client',
    buildEnd() {
      held = importedBy(
        [...this.getModuleIds()].filter((id) => entry.test(id)),
        this
      );
    },
    outputOptions: (options) => ({
      ...options,
      codeSplitting: { groups: [{ name: (id) => (held.has(id) ? 'first' : null) }] }
    })
  };
}

type Modules = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** All that some modules import, and what that imports, without the messages that none of it says. */
function importedBy(ids: string[], modules: Modules): Set<string> {
  const found = new Set<string>();
  const left = [...ids];
  for (let id = left.pop(); id !== undefined; id = left.pop())
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? [])
      if (!found.has(imported) && !ids.includes(imported)) {
        found.add(imported);
        left.push(imported);
      }
  const said = messagesSaid(
    [...found].filter((id) => !message.test(id)),
    modules
  );
  return new Set([...found].filter((id) => said.has(message.exec(id)?.[1] ?? '') || !message.test(id)));
}

const message = /paraglide[\\/]messages[\\/](\w+)\.js$/;

/** Messages are one module each, and all of them are imported by the one that everybody imports. */
const messagesSaid = (ids: string[], { getModuleInfo }: Modules): Set<string> =>
  new Set(ids.flatMap((id) => [...(getModuleInfo(id)?.code ?? '').matchAll(/\bm\.(\w+)/g)].map(([, name]) => name!)));
