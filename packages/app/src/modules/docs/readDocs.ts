import { FetchApi } from '@backstage/frontend-plugin-api';

/** Where the page is, and where the files are that it shows. */
export const PAGE = '/docs';
const FILES = '/documentation';

/** Pages under a title. */
export interface Chapter {
  title: string;
  pages: { title: string; name: string }[];
}

/** An entry of the navigation: a file, or entries under a title. */
interface Entry {
  [title: string]: string | Entry[];
}

/** What there is to read. */
export async function readChapters(fetchApi: FetchApi): Promise<Chapter[]> {
  const answer = await read(fetchApi, 'nav.json', 'application/json');
  const entries: Entry[] = await answer.json();
  return entries.flatMap(entry =>
    Object.keys(entry).map(title => ({ title, pages: pagesOf(entry) })),
  );
}

function pagesOf(entry: Entry): Chapter['pages'] {
  return Object.entries(entry).flatMap(([title, of]) =>
    typeof of === 'string'
      ? [{ title, name: of.replace(/\.md$/, '') }]
      : of.flatMap(pagesOf),
  );
}

/** The text of a page. */
export async function readPage(
  fetchApi: FetchApi,
  name: string,
): Promise<string> {
  const answer = await read(fetchApi, `${name}.md`, 'text/markdown');
  return answer.text();
}

async function read(
  { fetch }: FetchApi,
  file: string,
  type: string,
): Promise<Response> {
  const answer = await fetch(`${FILES}/${file}`);
  const isThere = answer.headers.get('content-type')?.startsWith(type);
  // The portal answers with its own page what it does not have.
  if (!answer.ok || !isThere) {
    throw new Error(`This portal has no ${file} of the documentation`);
  }
  return answer;
}

/** The name of the page that an address shows. */
export function nameOf(pathname: string): string {
  const [, name] = pathname.split(`${PAGE}/`);
  return name?.replace(/\/$/, '') || 'index';
}

/** Where a link or a picture of a page leads: to another page, a file, or out of here. */
export function targetOf(page: string, href: string): string {
  const here = `http://docs/${page}.md`;
  const { host, pathname, hash } = new URL(href, here);
  if (host !== 'docs') {
    return href;
  }
  return pathname.endsWith('.md')
    ? `${PAGE}${pathname.slice(0, -'.md'.length)}${hash}`
    : `${FILES}${pathname}`;
}
