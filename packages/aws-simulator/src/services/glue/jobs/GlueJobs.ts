import type { Connection, Trigger } from '@aws-sdk/client-glue';
import { TimelineParticipant } from '../../../clock/Timeline';
import { Happening } from '../../../events/EventBus';
import { Random } from '../../../random/Random';
import { Scope } from '../../../wire/wireMessages';
import { endedRuns, stateChange } from '../../jobs/jobHappenings';
import { JobLife } from '../../jobs/JobLife';
import { World } from '../../Service';
import { glueArn } from '../glueArn';
import { ScopedMap } from '../ScopedMap';
import { CrawlerItem } from '../crawlers/crawlerSchema';
import { describeJob, describeTrigger } from './describeJob';
import { GlueJob } from './GlueJob';
import { ConnectionItem, GlueJobItem } from './glueJobSchema';
import { publishJob } from './publishJob';

const minute = 60_000;

/** Where a resource lives, and the time its own times are relative to. */
interface Place extends Scope {
  zero: number;
}

/** Jobs, the triggers that start them and the connections that they use. */
export class GlueJobs implements TimelineParticipant {
  readonly jobs = new ScopedMap<GlueJob>();
  readonly triggers = new ScopedMap<Trigger>();
  readonly connections = new ScopedMap<Connection>();
  #all: GlueJob[] = [];

  constructor(private readonly world: World, private readonly random: Random) {
    world.timeline.add(this);
  }

  addJob(item: GlueJobItem, place: Place): GlueJob {
    const scope = scopeOf(item, place);
    const job = {
      scope,
      description: describeJob(item, place.zero + item.created),
      life: new JobLife(item, {
        zero: place.zero,
        random: this.random.fork(`job ${item.name}`),
        oneAtATime: true,
      }),
      bookmarkStands: item.bookmarkStands,
    };
    this.jobs.set(scope, item.name, job);
    this.#all.push(job);
    this.world.tags.put(scope, glueArn(scope, `job/${item.name}`), item.tags);
    if (item.schedule) {
      const trigger = describeTrigger(item, item.schedule);
      this.triggers.set(scope, trigger.Name ?? '', trigger);
    }
    return job;
  }

  deleteJob(job: GlueJob): void {
    const { scope, description } = job;
    const name = description.Name ?? '';
    this.jobs.delete(scope, name);
    this.#all = this.#all.filter(each => each !== job);
    this.world.tags.forget(scope, glueArn(scope, `job/${name}`));
  }

  /** The trigger that starts a crawler, when it has one. */
  addCrawlerTrigger(item: CrawlerItem, scope: Scope): void {
    if (item.trigger) {
      const trigger = describeTrigger(item, item.trigger, {
        CrawlerName: item.name,
      });
      this.triggers.set(scope, trigger.Name ?? '', trigger);
    }
  }

  addConnection(item: ConnectionItem, place: Scope): void {
    this.connections.set(
      { ...place, ...scopeOf(item, { ...place, zero: 0 }) },
      item.name,
      {
        Name: item.name,
        ConnectionType: 'JDBC',
        ConnectionProperties: { JDBC_CONNECTION_URL: item.url },
      },
    );
  }

  /** What EventBridge tells of jobs between two times. */
  happenings(after: number, until: number): Happening[] {
    return this.#all.flatMap(({ life, description, scope }) =>
      endedRuns(life, description.Name ?? '', {
        after,
        until,
        prefix: 'jr_',
      }).map(ended =>
        stateChange(ended, {
          scope,
          source: 'aws.glue',
          type: 'Glue Job State Change',
        }),
      ),
    );
  }

  step(now: number): void {
    if (now % minute < this.world.timeline.stepMilliseconds) {
      this.#all.forEach(job => publishJob(job, this.world.metrics, now));
    }
  }
}

function scopeOf(item: Partial<Scope>, place: Place): Scope {
  return {
    account: item.account ?? place.account,
    region: item.region ?? place.region,
  };
}
