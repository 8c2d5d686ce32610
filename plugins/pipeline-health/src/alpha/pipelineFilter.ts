const byArns = {
  'metadata.annotations.pipeline-health.io/aws-arns': { $exists: true },
};
const byTags = {
  'metadata.annotations.pipeline-health.io/aws-tags': { $exists: true },
};
const byNote = {
  'metadata.annotations.pipeline-health.io/watched': { $exists: true },
};

/** Matches entities that are watched; a predicate, so that adopters see and can change it. */
export const pipelineFilter = { $any: [byArns, byTags, byNote] };
