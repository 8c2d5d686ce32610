import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
  RulesetItem,
  Schedule,
} from '@aws-sdk/client-databrew';
import { Happening } from '../../events/EventBus';
import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { ScopedMap } from '../glue/ScopedMap';
import { EndedRun, endedRuns, stateChange } from '../jobs/jobHappenings';
import { JobLife } from '../jobs/JobLife';
import { TagStore } from '../tagging/TagStore';
import { DatabrewJobItem } from './databrewSchema';
import {
  databrewArn,
  describeDataset,
  describeJob,
  describeRulesets,
  describeSchedule,
} from './describeItem';

/** A job with its runs. */
export interface DatabrewJob {
  description: DescribeJobResponse;
  life?: JobLife;
}

/**
 * The simulated DataBrew: jobs, datasets, rulesets and schedules.
 *
 * @public
 */
export class DatabrewSimulation {
  readonly jobs = new ScopedMap<DatabrewJob>();
  readonly datasets = new ScopedMap<DescribeDatasetResponse>();
  readonly rulesets = new ScopedMap<RulesetItem>();
  readonly schedules = new ScopedMap<Schedule>();
  readonly #all: { item: DatabrewJobItem; scope: Scope; life: JobLife }[] = [];

  constructor(
    private readonly random: Random,
    private readonly tags: TagStore,
  ) {}

  /** What EventBridge tells of jobs, and of the rules that they checked, between two times. */
  happenings(after: number, until: number): Happening[] {
    return this.#all.flatMap(({ item, scope, life }) =>
      endedRuns(life, item.name, { after, until, prefix: 'db_' }).flatMap(
        ended => [
          stateChange(ended, {
            scope,
            source: 'aws.databrew',
            type: 'DataBrew Job State Change',
          }),
          ...ruleResults(item, scope, ended),
        ],
      ),
    );
  }

  addJob(item: DatabrewJobItem, place: Scope & { zero: number }): DatabrewJob {
    const scope = {
      account: item.account ?? place.account,
      region: item.region ?? place.region,
    };
    const context = { scope, createdAt: place.zero + item.created };
    const life = new JobLife(item, {
      zero: place.zero,
      random: this.random.fork(item.name),
    });
    const job = { description: describeJob(item, context), life };
    this.#all.push({ item, scope, life });
    this.jobs.set(scope, item.name, job);
    this.tags.put(scope, databrewArn(scope, `job/${item.name}`), item.tags);
    this.datasets.set(scope, item.dataset.name, describeDataset(item, context));
    describeRulesets(item, context).forEach(ruleset =>
      this.rulesets.set(scope, ruleset.Name ?? '', ruleset),
    );
    if (item.schedule) {
      const schedule = describeSchedule(item, item.schedule, context);
      this.schedules.set(scope, schedule.Name ?? '', schedule);
    }
    return job;
  }
}

/** Only a run that succeeds has checked its rules. */
function ruleResults(
  { name, dataset, rulesets }: DatabrewJobItem,
  scope: Scope,
  { run, detail }: EndedRun,
): Happening[] {
  return detail.state === 'SUCCEEDED'
    ? Object.keys(rulesets).map(rulesetName => ({
        at: run.end,
        scope,
        source: 'aws.databrew',
        type: 'DataBrew Ruleset Validation Result',
        detail: {
          datasetName: dataset.name,
          jobName: name,
          jobRunId: detail.jobRunId,
          rulesetName,
          validationState: run.rules === 'kept' ? 'SUCCEEDED' : 'FAILED',
          validationReportLocation: `s3://${dataset.name}-profiles/${detail.jobRunId}_dq-validation-report.json`,
        },
      }))
    : [];
}
