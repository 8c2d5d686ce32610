import { FilterPredicate } from '@backstage/filter-predicates';

/** Matches entities that are watched; a predicate, so that adopters see and can change it. */
export const pipelineFilter: FilterPredicate = {
  $any: [
    { 'metadata.annotations.pipeline-health.io/aws-arns': { $exists: true } },
    { 'metadata.annotations.pipeline-health.io/aws-tags': { $exists: true } },
  ],
};
