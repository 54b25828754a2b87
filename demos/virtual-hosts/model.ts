// Pure rules of virtual hosts: who gets the request, and how nginx and Apache would write the same table.

import type { PageName, Site, SiteTable } from './protocol.ts';

export interface Choice {
  readonly page: PageName;
  /** Whether the name stood in the table; otherwise the default site answers. */
  readonly why: 'name' | 'default';
}

// #region choose
/** The site whose names hold `hostname`, else the default one, as nginx's default_server and Apache's first host do. */
export function chooseSite(table: SiteTable, hostname: string): Choice {
  const named = table.sites.find((site) => site.names.includes(hostname));
  return named ? { page: named.page, why: 'name' } : { page: table.default, why: 'default' };
}
// #endregion choose

/** The same table as nginx `server` blocks. */
export function asNginx(table: SiteTable, port: string): string {
  return table.sites.map((site) => nginxServer(site, site.page === table.default, port)).join('\n\n');
}

/** The same table as Apache `VirtualHost` sections: the first one is Apache's default. */
export function asApache(table: SiteTable, port: string): string {
  const byDefaultFirst = [...table.sites].sort(
    (a, b) => Number(b.page === table.default) - Number(a.page === table.default),
  );
  return byDefaultFirst.map((site) => apacheHost(site, port)).join('\n\n');
}

function nginxServer(site: Site, isDefault: boolean, port: string): string {
  return [
    'server {',
    `    listen ${port}${isDefault ? ' default_server' : ''};`,
    `    server_name ${site.names.join(' ')};`,
    `    root /srv/www/${site.page};`,
    '}',
  ].join('\n');
}

function apacheHost(site: Site, port: string): string {
  const [first, ...others] = site.names;
  return [
    `<VirtualHost *:${port}>`,
    `    ServerName ${first}`,
    ...(others.length > 0 ? [`    ServerAlias ${others.join(' ')}`] : []),
    `    DocumentRoot /srv/www/${site.page}`,
    '</VirtualHost>',
  ].join('\n');
}
