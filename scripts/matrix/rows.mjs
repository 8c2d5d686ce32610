/**
 * What is tried: releases of Backstage, from the oldest that we support to the
 * newest there is, which has no number here; `generator` is the version of
 * `@backstage/create-app` that makes the app.
 */
export const rows = [
  { name: 'oldest-legacy', release: '1.46.0', generator: '0.7.7' },
  {
    name: '1.55-legacy',
    release: '1.55.0',
    generator: '0.9.2',
    flags: ['--legacy'],
  },
  { name: 'newest-legacy', generator: 'latest', flags: ['--legacy'] },
  { name: 'newest-new', generator: 'latest', isNew: true },
];
