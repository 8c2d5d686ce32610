import {
  PipelineSource,
  Sample,
  SeriesRequest,
  SeriesResult,
  Shard,
  SourceError,
  SourceUsage,
  StageDescription,
  StageEvent,
  StageKind,
  StageRef,
  FoundStages,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Link } from '@pipeline-health/plugin-pipeline-health-common';

const MINUTE = 60_000;

/** A kind of stage as simple as can be: a queue is critical when messages wait in it. */
export const fakeQueue: StageKind = {
  kind: 'fake-queue',
  title: 'Fake queue',
  thresholds: {
    depth: {
      title: 'Depth',
      breach: 'at-least',
      critical: 1,
      unit: 'count',
      description: 'Messages that wait.',
    },
  },
  chartThresholds: { depth: 'depth' },
  checks: [
    {
      id: 'depth',
      title: 'Depth',
      description: 'Messages wait.',
      claim: 'backlog',
      metric: 'depth',
      messages: { title: 'Messages wait', remedy: 'Take them.' },
      run: ({ readings, thresholds }) =>
        readings.depth?.value >= (thresholds.depth.critical ?? Infinity)
          ? {
              severity: 'critical',
              evidence: { messages: readings.depth.value },
            }
          : undefined,
    },
  ],
  identify: arn =>
    arn.service === 'sqs' && !arn.resource.includes('/')
      ? arn.resource
      : undefined,
  metrics: (['age', 'depth'] as const).map(metric => ({
    metric,
    title: metric,
    unit: metric === 'depth' ? 'count' : 'seconds',
    statistic: 'Maximum',
    key: true,
  })),
  inventory: { retention: { title: 'Retention', unit: 'seconds' } },
  settings: ['retention'],
  summarize: ({ readings }) => ({
    deadLetterMessages: readings.depth?.value ?? 0,
    oldestMessageAge: readings.age?.value ?? 0,
  }),
};

/** Another, of another service. */
export const fakeStream: StageKind = {
  ...fakeQueue,
  kind: 'fake-stream',
  title: 'Fake stream',
  identify: arn => (arn.service === 'kinesis' ? arn.resource : undefined),
};

/** What happens when a stage or a series of it is asked for. */
export interface FakeStage {
  depth?: number;
  /** Depths of before, which its description tells. */
  past?: Sample[];
  /** What somebody set of it. */
  retention?: number;
  links?: Link[];
  unknownRelations?: string[];
  tags?: { [key: string]: string };
  /** Thrown instead of describing it. */
  failure?: Error;
  /** How its series are answered; complete with a value a minute when absent. */
  answer?: (request: SeriesRequest) => SeriesResult | undefined;
}

const NO_USAGE: SourceUsage = {
  calls: {},
  metricsRequested: 0,
  costUsd: 0,
  throttles: 0,
};

/** A source that answers from memory and remembers what it was asked. */
export class MemorySource implements PipelineSource {
  readonly priceSource = 'Made up';
  refusals?: PipelineSource['refusals'];
  /** What it is told is told as it reads it. */
  readonly events = {
    topics: ['fake'],
    read: (message: unknown): StageEvent | undefined => message as StageEvent,
  };
  readonly stages = new Map<string, FakeStage>();
  readonly described: string[] = [];
  readonly requests: SeriesRequest[] = [];
  /** Thrown when series of this region are read. */
  readonly brokenRegions = new Map<string, Error>();
  /** How many series are answered at once. */
  batch = 50;
  /** Called before each answer. */
  beforeAnswer: () => Promise<void> = async () => {};
  /** What those who answer take for now, if they tell. */
  serverClock?: () => number;
  private offset?: number;
  private usage = new Map<string, SourceUsage>();

  constructor(
    private readonly clock: () => number,
    readonly id: string = 'fake',
    readonly kinds: readonly StageKind[] = [fakeQueue],
  ) {}

  /** Adds a queue and answers its ARN. */
  add(name: string, stage: FakeStage = {}, region = 'eu-central-1'): string {
    const arn = `arn:aws:sqs:${region}:123456789012:${name}`;
    this.stages.set(arn, stage);
    return arn;
  }

  /** Adds a stream and answers its ARN. */
  addStream(name: string, stage: FakeStage = {}): string {
    const arn = `arn:aws:kinesis:eu-central-1:123456789012:${name}`;
    this.stages.set(arn, stage);
    return arn;
  }

  async describe(ref: StageRef): Promise<StageDescription> {
    await this.beforeAnswer();
    this.lookAtClock();
    this.described.push(ref.arn);
    const stage = this.stages.get(ref.arn);
    const failedCalls =
      stage?.failure instanceof SourceError
        ? { fake: { [stage.failure.code]: 1 } }
        : undefined;
    this.use(ref, { calls: { fake: 1 }, failedCalls });
    if (!stage || stage.failure) {
      throw stage?.failure ?? new Error(`There is no ${ref.name}`);
    }
    return {
      inventory: {
        name: ref.name,
        ...(stage.retention !== undefined && { retention: stage.retention }),
      },
      links: (stage.links ?? []).map(link => ({ ...link, note: 'Linked.' })),
      unknownRelations: stage.unknownRelations,
      samples: { depth: { at: this.clock(), value: stage.depth ?? 0 } },
      ...(stage.past && { past: { depth: stage.past } }),
    };
  }

  async *readSeries(
    shard: Shard,
    requests: readonly SeriesRequest[],
  ): AsyncIterable<SeriesResult[]> {
    const broken = this.brokenRegions.get(shard.region);
    if (broken) {
      throw broken;
    }
    for (let start = 0; start < requests.length; start += this.batch) {
      await this.beforeAnswer();
      this.lookAtClock();
      const batch = requests.slice(start, start + this.batch);
      this.requests.push(...batch);
      const metrics = batch.length;
      this.use(shard, { metricsRequested: metrics, costUsd: metrics / 1e5 });
      yield batch.flatMap(request => {
        const answer = this.stages.get(request.stage.arn)?.answer ?? complete;
        return answer(request) ?? [];
      });
    }
  }

  async findByTags(tags: { [key: string]: string }): Promise<FoundStages> {
    const stages = [...this.stages].flatMap(([arn, stage]) =>
      Object.entries(tags).every(([key, value]) => stage.tags?.[key] === value)
        ? [refOf(arn)]
        : [],
    );
    const problems = [...this.brokenRegions].map(([region, error]) => ({
      shard: { account: '123456789012', region },
      error,
    }));
    return { stages, problems };
  }

  takeUsage(shard: Shard): SourceUsage {
    const taken = this.usage.get(shard.region) ?? NO_USAGE;
    this.usage.delete(shard.region);
    return taken;
  }

  clockOffset(): number | undefined {
    return this.offset;
  }

  policy() {
    return [];
  }

  private lookAtClock(): void {
    this.offset = this.serverClock && this.serverClock() - this.clock();
  }

  private use(shard: Shard, more: Partial<SourceUsage>): void {
    const used = this.usage.get(shard.region) ?? NO_USAGE;
    this.usage.set(shard.region, {
      calls: { fake: (used.calls.fake ?? 0) + (more.calls?.fake ?? 0) },
      failedCalls: more.failedCalls ?? used.failedCalls,
      metricsRequested: used.metricsRequested + (more.metricsRequested ?? 0),
      costUsd: used.costUsd + (more.costUsd ?? 0),
      throttles: 0,
    });
  }
}

/** A complete answer: the value of a minute is its number. */
export function complete({
  id,
  from,
  to,
}: SeriesRequest): Extract<SeriesResult, { samples: Sample[] }> {
  const count = (to - from) / MINUTE;
  const samples = Array.from({ length: count }, (_, index) => {
    const at = from + index * MINUTE;
    return { at, value: (at / MINUTE) % 1000 };
  });
  return { id, outcome: 'complete', samples };
}

function refOf(arn: string): StageRef {
  const [, , , region, account, name] = arn.split(':');
  return { arn, kind: 'fake-queue', name, account, region };
}
