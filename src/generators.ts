import type { Plugin } from 'vite';

/**
 * Every supported browser has generators. A library of distributions asks by `eval`, which the page's content security policy
 * refuses and reports.
 */
export function generators(): Plugin {
  return {
    name: 'generators',
    transform: (_, id) =>
      /assert-has-generator-support[\\/]lib[\\/]main\.js$/.test(id)
        ? { code: `'use strict';\nmodule.exports = function hasGeneratorSupport() { return true; };\n`, map: null }
        : undefined
  };
}
