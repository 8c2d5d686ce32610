import {
  ANNOTATION_AWS_TAGS,
  DeclarationProblem,
  Say,
  saidBy,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import {
  DeclarationStore,
  Lease,
  LeasedWrite,
  TaggedPipeline,
  TagSearchResult,
} from '../../database';
import { say } from '../../evaluation';
import { nextDue } from '../planning/dueTimes';
import { SourceRegistry } from '../sources/SourceRegistry';

const PAGE_SIZE = 50;

/** Finds the stages of pipelines that are declared by tags. */
export class TagSearch {
  constructor(
    private readonly options: {
      store: DeclarationStore;
      write: LeasedWrite;
      sources: SourceRegistry;
      /** Milliseconds between two searches of a pipeline. */
      interval: number;
      clock: () => number;
    },
  ) {}

  /** Searches for every pipeline whose search is due. */
  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { store, write, interval, clock } = this.options;
    for (;;) {
      const pipelines = await store.dueForTagSearch(clock(), PAGE_SIZE);
      for (const pipeline of pipelines) {
        if (signal.aborted) {
          return;
        }
        const found = await this.search(pipeline);
        const now = clock();
        const next = nextDue(pipeline.id, interval, now);
        await write(lease, ({ declarations }) =>
          declarations.storeTagSearch(pipeline, found, { now, next }),
        );
      }
      if (pipelines.length < PAGE_SIZE) {
        return;
      }
    }
  }

  private async search(pipeline: TaggedPipeline): Promise<TagSearchResult> {
    const stages = new Map<string, StageRef>();
    const problems: DeclarationProblem[] = [];
    for (const source of this.options.sources.sources) {
      try {
        const found = await source.findByTags(pipeline.tags);
        found.stages.forEach(stage => stages.set(stage.arn, stage));
        for (const { shard, error } of found.problems) {
          problems.push(
            problem('declared.not-searched', {
              account: shard.account,
              region: shard.region,
              why: saidBy(error),
            }),
          );
        }
      } catch (error) {
        const why = saidBy(error);
        problems.push(problem('declared.not-searched', { why }, 'at-all'));
      }
    }
    if (problems.length > 0) {
      // Where nobody could look, what was found there before may still be.
      pipeline.found.stages
        .filter(stage => !stages.has(stage.arn))
        .forEach(stage => stages.set(stage.arn, stage));
    } else if (stages.size === 0) {
      problems.push(problem('declared.no-tagged'));
    }
    return { stages: [...stages.values()], problems };
  }
}

function problem(...said: Parameters<Say>): DeclarationProblem {
  return { key: ANNOTATION_AWS_TAGS, ...say(...said) };
}
