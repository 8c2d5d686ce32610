/** The words on the page of an entity. */
export const entityMessages = {
  card: 'Pipeline health',
  open: 'Open the pipeline',
  pipelines: 'Data pipelines',
  unwell: '{{unwell}} of {{stages}} not well',
  setUp: 'Not set up yet',
  setUpFrom: {
    arns: 'This annotation has it watched: it names the resources whose ARNs the entity carries already.',
    tags: 'This annotation has it watched: it goes by the tags by which another plugin finds its resources.',
    name: 'This annotation has it watched, if its AWS resources carry that tag. Put in the tag that they have, or name their ARNs instead.',
  },
  leftOut: 'Left out, because nothing of their kind can be watched: {{arns}}',
  unchecked:
    'Pipeline Health did not answer, so nobody knows whether all of these can be watched.',
  notYet: 'Nothing to see yet',
  notYetBody:
    'The entity is annotated: its first reading arrives within a minute. If it does not, you may not be allowed to see its pipeline.',
} as const;
