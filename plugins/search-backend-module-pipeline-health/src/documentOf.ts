import { parseEntityRef } from '@backstage/catalog-model';
import { IndexableDocument } from '@backstage/plugin-search-common';
import {
  Pipeline,
  PipelineDocument,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What the search index holds of a pipeline: all that a person would look for is in its text. */
export function documentOf(
  pipeline: PipelineSummary & Partial<Pick<Pipeline, 'stages'>>,
  pagePath: string,
): PipelineDocument & IndexableDocument {
  const {
    entityRef,
    title,
    health,
    reason,
    collectedAt,
    stages = [],
  } = pipeline;
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const headline = reason?.title ?? '';
  return {
    title,
    text: [
      [health, headline].filter(Boolean).join(': '),
      [
        name,
        pipeline.ownerTitle,
        pipeline.owner,
        pipeline.systemTitle,
        pipeline.system,
      ]
        .filter(Boolean)
        .join(' '),
      ...stages.map(stage =>
        [stage.name, stage.kind, stage.account, stage.region, stage.arn].join(
          ' ',
        ),
      ),
    ].join('\n'),
    location: [
      pagePath,
      ...[kind, namespace, name].map(encodeURIComponent),
    ].join('/'),
    entityRef,
    owner: pipeline.owner ?? '',
    health,
    headline,
    asOf: collectedAt ?? '',
    authorization: { resourceRef: entityRef },
  };
}
