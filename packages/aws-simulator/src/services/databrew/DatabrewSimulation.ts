import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
  RulesetItem,
  Schedule,
} from '@aws-sdk/client-databrew';
import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { ScopedMap } from '../glue/ScopedMap';
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

  constructor(
    private readonly random: Random,
    private readonly tags: TagStore,
  ) {}

  addJob(item: DatabrewJobItem, place: Scope & { zero: number }): DatabrewJob {
    const scope = {
      account: item.account ?? place.account,
      region: item.region ?? place.region,
    };
    const context = { scope, createdAt: place.zero + item.created };
    const job = {
      description: describeJob(item, context),
      life: new JobLife(item, {
        zero: place.zero,
        random: this.random.fork(item.name),
      }),
    };
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
