// The screens of the page. Each is a file of its own that is fetched when it is first shown.
import type { Component } from 'svelte';
import type { Route } from '$lib/route';

/** A screen; those that are about one thing are given its id. */
export type Screen = Component<{ id: string }> | Component<Record<string, never>>;

const screens: Readonly<Record<Route['screen'], () => Promise<{ readonly default: unknown }>>> = {
  home: () => import('./screens/home/Home.svelte'),
  topic: () => import('./screens/topic/Topic.svelte'),
  proposition: () => import('./screens/proposition/Proposition.svelte'),
  actor: () => import('./screens/actor/Actor.svelte'),
  article: () => import('./screens/article/Article.svelte'),
  statement: () => import('./screens/statement/Statement.svelte'),
  articles: () => import('./screens/articles/Articles.svelte'),
  add: () => import('./screens/add/Add.svelte'),
  matrix: () => import('./screens/matrix/Matrix.svelte'),
  path: () => import('./screens/path/Path.svelte'),
  explore: () => import('./screens/explore/Explore.svelte'),
  help: () => import('./screens/help/Help.svelte'),
  missing: () => import('./screens/missing/Missing.svelte'),
};

/** Fetches a screen. */
export async function screenOf(route: Route): Promise<Component<{ id?: string }>> {
  return (await screens[route.screen]()).default as Component<{ id?: string }>;
}
