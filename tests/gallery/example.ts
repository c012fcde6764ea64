import type { Component } from 'svelte';

/** A chart with props that show one thing it must get right; `props` writes its words in a language. */
export interface Example {
  name: string;
  component: Component<Record<string, unknown>>;
  props: (locale: Locale) => Record<string, unknown>;
}

export type Locale = 'zh-CN' | 'en';

export function example<P extends object>(
  name: string,
  component: Component<P>,
  props: (locale: Locale) => P
): Example {
  return { name, component: component as unknown as Example['component'], props: props as Example['props'] };
}
