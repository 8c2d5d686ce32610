import { nameOf, readChapters, readPage, targetOf } from './readDocs';

/** A portal that has one file, and its own page for everything else. */
const portalWith = (file: string, type: string, text: string) => ({
  fetch: (async (address: string) =>
    address === `/documentation/${file}`
      ? new Response(text, { headers: { 'content-type': type } })
      : new Response('<!doctype html>', {
          headers: { 'content-type': 'text/html' },
        })) as typeof fetch,
});

describe('readChapters', () => {
  it('has the pages of each title in their order', async () => {
    const nav = [
      { Home: 'index.md' },
      { Begin: [{ Install: 'install.md' }, { Queues: 'stages/sqs-queue.md' }] },
    ];
    const portal = portalWith(
      'nav.json',
      'application/json; charset=UTF-8',
      JSON.stringify(nav),
    );
    expect(await readChapters(portal)).toEqual([
      { title: 'Home', pages: [{ title: 'Home', name: 'index' }] },
      {
        title: 'Begin',
        pages: [
          { title: 'Install', name: 'install' },
          { title: 'Queues', name: 'stages/sqs-queue' },
        ],
      },
    ]);
  });
});

describe('readPage', () => {
  it('reads a page, and takes nothing else for one', async () => {
    const portal = portalWith('install.md', 'text/markdown', '# Install');
    expect(await readPage(portal, 'install')).toBe('# Install');
    await expect(readPage(portal, 'other')).rejects.toThrow(
      'This portal has no other.md of the documentation',
    );
  });
});

describe('nameOf', () => {
  it.each([
    ['/docs', 'index'],
    ['/docs/', 'index'],
    ['/docs/stages/sqs-queue', 'stages/sqs-queue'],
  ])('%s shows %s', (pathname, name) => expect(nameOf(pathname)).toBe(name));
});

describe('targetOf', () => {
  it.each([
    ['install', 'discovery.md#a-template', '/docs/discovery#a-template'],
    ['install', '#3-aws', '/docs/install#3-aws'],
    ['stages/sqs-queue', '../redrive.md', '/docs/redrive'],
    ['install', 'iam/policy.json', '/documentation/iam/policy.json'],
    ['install', 'https://backstage.io/docs', 'https://backstage.io/docs'],
  ])('%s: %s leads to %s', (page, href, target) =>
    expect(targetOf(page, href)).toBe(target),
  );
});
