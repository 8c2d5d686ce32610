import { TimelineParticipant } from '../../clock/Timeline';
import { Scope } from '../../wire/wireMessages';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { KinesisSimulation } from '../kinesis/KinesisSimulation';
import { ScenarioContext, World } from '../Service';
import { FunctionItem, functionSchema } from './functionSchema';
import { EventSourceSettings, FunctionEvent } from './FunctionSettings';
import { LambdaFunction } from './LambdaFunction';
import { publishFunction } from './publishFunction';

const minute = 60_000;

/**
 * The simulated Lambda, for use in code beside its wire.
 *
 * @public
 */
export class LambdaSimulation implements TimelineParticipant {
  readonly #functions = new Map<string, LambdaFunction>();

  /** It lives after those who call functions. */
  constructor(
    private readonly world: World,
    private readonly callers: {
      firehose: FirehoseSimulation;
      kinesis: KinesisSimulation;
    },
  ) {
    world.timeline.add(this);
  }

  /** Creates a function from what a scenario file would say of it. */
  createFunction(item: unknown, context: ScenarioContext): LambdaFunction {
    return this.addFunction(functionSchema.parse(item), context);
  }

  addFunction(item: FunctionItem, context: ScenarioContext): LambdaFunction {
    const scope = {
      account: item.account ?? context.account,
      region: item.region ?? context.region,
    };
    const { firehose, kinesis } = this.callers;
    const random = this.world.random.fork(`lambda ${item.name}`);
    const ids = random.fork('ids');
    const { deliveryStream } = item;
    const created = new LambdaFunction(
      {
        name: item.name,
        scope,
        deployedAt: context.zero + item.deployed,
        configuration: item,
        eventSources: item.reads.map(source => ({
          ...source,
          id: source.id ?? ids.uuid(),
        })),
        conditions: {
          calls: item.calls,
          duration: item.duration,
          failures: item.failures,
          throttles: 0,
          reservedConcurrency: item.reservedConcurrency,
          eventSources: 'Enabled',
          state: item.state,
          stateReason: item.stateReason,
          stateReasonCode: item.stateReasonCode,
          keeper: 'up',
        },
        events: item.events.map(event => ({
          ...event,
          at: context.zero + event.at,
        })),
      },
      random,
      {
        delivery: () =>
          deliveryStream === undefined
            ? undefined
            : firehose.find(deliveryStream, scope)?.lastMinute,
        stream: name => kinesis.find(name, scope)?.lastMinute,
      },
    );
    this.#functions.set(keyOf(scope, item.name), created);
    this.world.tags.put(scope, created.arn, item.tags);
    return created;
  }

  deleteFunction(name: string, scope: Scope): void {
    const found = this.find(name, scope);
    if (found) {
      this.world.tags.forget(scope, found.arn);
    }
    this.#functions.delete(keyOf(scope, name));
  }

  find(name: string, scope: Scope): LambdaFunction | undefined {
    return this.#functions.get(keyOf(scope, name));
  }

  /** The functions of an account and region, by name. */
  list({ account, region }: Scope): LambdaFunction[] {
    return [...this.#functions.values()]
      .filter(
        ({ parts: { scope } }) =>
          scope.account === account && scope.region === region,
      )
      .sort((left, right) => (left.parts.name < right.parts.name ? -1 : 1));
  }

  /** The ARN of the reader of a stream by which a function reads it, where it has one of its own. */
  consumerArn(
    { parts: { scope } }: LambdaFunction,
    { stream, consumer }: EventSourceSettings,
  ): string | undefined {
    return stream && consumer
      ? this.callers.kinesis.find(stream, scope)?.consumerArn(consumer)
      : undefined;
  }

  /** Changes the conditions of a function from now on. */
  change(of: LambdaFunction, change: Omit<FunctionEvent, 'at'>): void {
    of.change({ ...change, at: this.world.clock.now() });
  }

  step(now: number): void {
    if (now % minute < this.world.timeline.stepMilliseconds) {
      for (const each of this.#functions.values()) {
        publishFunction(each, this.world.metrics, now, each.live(now));
      }
    }
  }
}

function keyOf({ account, region }: Scope, name: string): string {
  return `${account}/${region}/${name}`;
}
