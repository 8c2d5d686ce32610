import { TimelineParticipant } from '../../clock/Timeline';
import { Scope } from '../../wire/wireMessages';
import { S3Simulation } from '../s3/S3Simulation';
import { ScenarioContext, World } from '../Service';
import { DeliveryStream } from './DeliveryStream';
import { StreamMetrics } from './StreamMetrics';
import { StreamItem, streamSchema } from './streamSchema';
import { RecordSource, StreamEvent } from './StreamSettings';

const minute = 60_000;

interface Living {
  stream: DeliveryStream;
  metrics: StreamMetrics;
}

/**
 * The simulated Firehose, for use in code beside its wire.
 *
 * @public
 */
export class FirehoseSimulation implements TimelineParticipant {
  /** The Kinesis stream of a name, if a delivery stream takes its records from there. */
  findSource: (
    kinesis: string,
    reader: DeliveryStream,
  ) => RecordSource | undefined = () => undefined;
  readonly #living = new Map<string, Living>();
  readonly #world: World;
  readonly #s3: S3Simulation;

  constructor(world: World, s3: S3Simulation) {
    this.#world = world;
    this.#s3 = s3;
    world.timeline.add(this);
  }

  /** Creates a stream from what a scenario file would say of it. */
  createStream(item: unknown, context: ScenarioContext): DeliveryStream {
    return this.addStream(streamSchema.parse(item), context);
  }

  addStream(item: StreamItem, context: ScenarioContext): DeliveryStream {
    const scope = {
      account: item.account ?? context.account,
      region: item.region ?? context.region,
    };
    const { kinesis } = item;
    const stream: DeliveryStream = new DeliveryStream(
      {
        name: item.name,
        scope,
        createdAt: context.zero + item.created,
        configuration: item,
        conditions: {
          producer: item.producer,
          source: 'up',
          destination: 'up',
          capacity: item.capacity ?? Infinity,
          rejects: 0,
          transformFailures: 0,
          dropped: 0,
          processingFailed: 0,
          transformDuration: item.transform?.duration ?? 0,
          conversionFailures: 0,
          key: 'usable',
        },
        events: item.events.map(event => ({
          ...event,
          at: context.zero + event.at,
        })),
      },
      this.#world.random.fork(`firehose ${item.name}`),
      {
        s3: this.#s3,
        source: () =>
          kinesis === undefined ? undefined : this.findSource(kinesis, stream),
      },
    );
    const metrics = new StreamMetrics(stream, this.#world.metrics);
    this.#living.set(keyOf(scope, item.name), { stream, metrics });
    this.#world.tags.put(scope, stream.arn, item.tags);
    return stream;
  }

  deleteStream(name: string, scope: Scope): void {
    const stream = this.find(name, scope);
    if (stream) {
      this.#world.tags.forget(scope, stream.arn);
    }
    this.#living.delete(keyOf(scope, name));
  }

  find(name: string, scope: Scope): DeliveryStream | undefined {
    return this.#living.get(keyOf(scope, name))?.stream;
  }

  /** The streams of an account and region, by name. */
  list({ account, region }: Scope): DeliveryStream[] {
    return [...this.#living.values()]
      .map(({ stream }) => stream)
      .filter(
        ({ parts: { scope } }) =>
          scope.account === account && scope.region === region,
      )
      .sort((left, right) => (left.parts.name < right.parts.name ? -1 : 1));
  }

  /** Changes the conditions of a stream from now on. */
  change(stream: DeliveryStream, change: Omit<StreamEvent, 'at'>): void {
    stream.change({ ...change, at: this.#world.clock.now() });
  }

  step(now: number): void {
    if (now % minute < this.#world.timeline.stepMilliseconds) {
      for (const { stream, metrics } of this.#living.values()) {
        metrics.publish(now, stream.live(now));
      }
    }
  }
}

function keyOf({ account, region }: Scope, name: string): string {
  return `${account}/${region}/${name}`;
}
