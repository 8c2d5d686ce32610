import { TimelineParticipant } from '../../clock/Timeline';
import { Scope } from '../../wire/wireMessages';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { ScenarioContext, World } from '../Service';
import { KinesisItem, kinesisSchema } from './kinesisSchema';
import { KinesisEvent } from './KinesisSettings';
import { KinesisStream } from './KinesisStream';
import { publishKinesis } from './publishKinesis';

const minute = 60_000;

/**
 * The simulated Kinesis, for use in code beside its wire.
 *
 * @public
 */
export class KinesisSimulation implements TimelineParticipant {
  readonly #streams = new Map<string, KinesisStream>();

  /** It lives after Firehose, whose minutes it takes over. */
  constructor(
    private readonly world: World,
    private readonly firehose: FirehoseSimulation,
  ) {
    firehose.findSource = (name, reader) => {
      const stream = this.find(name, reader.parts.scope);
      return stream?.reader === reader ? stream : undefined;
    };
    world.timeline.add(this);
  }

  /** Creates a stream from what a scenario file would say of it. */
  createStream(item: unknown, context: ScenarioContext): KinesisStream {
    return this.addStream(kinesisSchema.parse(item), context);
  }

  addStream(item: KinesisItem, context: ScenarioContext): KinesisStream {
    const scope = {
      account: item.account ?? context.account,
      region: item.region ?? context.region,
    };
    const { name, producer, consumer, hotShard, retention } = item;
    const reader = item.deliveryStream;
    const onDemand = item.mode === 'on-demand';
    const shards = item.shards ?? (onDemand ? 4 : 1);
    const stream = new KinesisStream(
      {
        name,
        scope,
        createdAt: context.zero + item.created,
        onDemand,
        encrypted: item.encrypted,
        key: item.key,
        fanOut: [
          ...item.fanOut,
          ...Array.from({ length: item.fanOutConsumers }, (_, index) => ({
            name: `consumer-${index + 1}`,
            rate: undefined,
            created: undefined,
          })),
        ].map(({ created = item.created, ...each }) => ({
          ...each,
          createdAt: context.zero + created,
        })),
        conditions: {
          producer,
          consumer,
          shards,
          hotShard,
          retention,
          blockedShard: false,
          keyState: 'usable',
        },
        events: item.events.map(event => ({
          ...event,
          at: context.zero + event.at,
        })),
      },
      this.world.random.fork(`kinesis ${name}`),
      () =>
        reader === undefined ? undefined : this.firehose.find(reader, scope),
    );
    this.#streams.set(keyOf(scope, name), stream);
    this.world.tags.put(scope, stream.arn, item.tags);
    return stream;
  }

  deleteStream(name: string, scope: Scope): void {
    const stream = this.find(name, scope);
    if (stream) {
      this.world.tags.forget(scope, stream.arn);
    }
    this.#streams.delete(keyOf(scope, name));
  }

  find(name: string, scope: Scope): KinesisStream | undefined {
    return this.#streams.get(keyOf(scope, name));
  }

  /** The streams of an account and region, by name. */
  list({ account, region }: Scope): KinesisStream[] {
    return [...this.#streams.values()]
      .filter(
        ({ parts: { scope } }) =>
          scope.account === account && scope.region === region,
      )
      .sort((left, right) => (left.parts.name < right.parts.name ? -1 : 1));
  }

  /** Changes the conditions of a stream from now on. */
  change(stream: KinesisStream, change: Omit<KinesisEvent, 'at'>): void {
    stream.change({ ...change, at: this.world.clock.now() });
  }

  step(now: number): void {
    if (now % minute < this.world.timeline.stepMilliseconds) {
      for (const stream of this.#streams.values()) {
        publishKinesis(stream, this.world.metrics, now, stream.live(now));
      }
    }
  }
}

function keyOf({ account, region }: Scope, name: string): string {
  return `${account}/${region}/${name}`;
}
