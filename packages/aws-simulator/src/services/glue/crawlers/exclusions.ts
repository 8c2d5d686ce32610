import { CrawlerFolder, CrawlerItem, targetsOf } from './crawlerSchema';

/**
 * Whether a crawler looks at data: some target of S3 that it lies below does
 * not exclude it, or it lies below none.
 */
export function isCrawled(folder: CrawlerFolder, item: CrawlerItem): boolean {
  const address = folder.location ?? item.target + folder.path;
  const above = targetsOf(item).filter(
    ({ type, path }) => type === 's3' && address.startsWith(path),
  );
  const isLooked = ({ path, exclusions }: (typeof above)[number]) => {
    const below = address.slice(path.length);
    const file = below === '' || below.endsWith('/') ? `${below}part-0` : below;
    return !exclusions.some(glob => regularExpression(glob).test(file));
  };
  return above.length === 0 || above.some(isLooked);
}

/** `*` stays within a folder, `**` crosses folders wherever it stands; a dot at the begin of a name is nothing special. */
const PARTS: [RegExp, (part: string) => string][] = [
  [/^\*\*/, () => '.*'],
  [/^\*/, () => '[^/]*'],
  [/^\?/, () => '[^/]'],
  [/^\\./, part => `\\${part[1]}`],
  [/^\[[^\]/]+\]/, part => `(?!/)${part.replace(/^\[!/, '[^')}`],
  [/^\{[^}]*\}/, part => `(?:${alternatives(part)})`],
  [/^./, part => part.replace(/\W/, '\\$&')],
];

function alternatives(braces: string): string {
  return braces.slice(1, -1).split(',').map(sourceOf).join('|');
}

function sourceOf(glob: string): string {
  for (const [pattern, write] of PARTS) {
    const [part] = pattern.exec(glob) ?? [];
    if (part) {
      return write(part) + sourceOf(glob.slice(part.length));
    }
  }
  return '';
}

function regularExpression(glob: string): RegExp {
  return new RegExp(`^${sourceOf(glob)}$`);
}
