/** The words on the page of an entity. */
export const entityMessages = {
  card: 'Pipeline health',
  open: 'Open the pipeline',
  pipelines: 'Data pipelines',
  unwell: '{{unwell}} of {{stages}} not well',
  notYet: 'Nothing to see yet',
  notYetBody:
    'The entity is annotated: its first reading arrives within a minute. If it does not, you may not be allowed to see its pipeline.',
} as const;
