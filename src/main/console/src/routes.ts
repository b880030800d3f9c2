import type { Role } from './api/role.js';
import { common } from './texts/common.js';

/** A view of the page. It gets `parameters` (URLSearchParams) and `caller` as properties. */
export interface Route {
  /** Its name in the navigation. */
  label: string;
  path: string;
  heading: string;
  element: string;
  load: () => Promise<unknown>;
  /** The role that it needs; callers with a lesser one do not see it. */
  role: Role;
}

/** The views in the order of the navigation. `/` is the first one. */
export const routes: readonly Route[] = [
  {
    label: common.views.ask, path: '/ask', heading: common.headings.ask, element: 'lg-ask-view', role: 'VIEWER',
    load: () => import('./views/ask/ask-view.js'),
  },
  {
    label: common.views.estate, path: '/estate', heading: common.headings.estate, element: 'lg-estate-view', role: 'VIEWER',
    load: () => import('./views/estate/estate-view.js'),
  },
  {
    label: common.views.migration, path: '/migration', heading: common.headings.migration, element: 'lg-migration-view', role: 'VIEWER',
    load: () => import('./views/migration/migration-view.js'),
  },
  {
    label: common.views.changes, path: '/changes', heading: common.headings.changes, element: 'lg-changes-view', role: 'VIEWER',
    load: () => import('./views/changes/changes-view.js'),
  },
  {
    label: common.views.import, path: '/import', heading: common.headings.import, element: 'lg-import-view', role: 'PROVISIONER',
    load: () => import('./views/import/import-view.js'),
  },
  {
    label: common.views.rules, path: '/rules', heading: common.headings.rules, element: 'lg-rules-view', role: 'VIEWER',
    load: () => import('./views/rules/rules-view.js'),
  },
];

/** The view at a path; nothing if there is none. */
export function routeAt(path: string): Route | undefined {
  return path === '/' ? routes[0] : routes.find((route) => route.path === path);
}
