import { TimelineParticipant } from '../../clock/Timeline';
import { Scope } from '../../wire/wireMessages';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { ScenarioContext, World } from '../Service';
import { Domain } from './Domain';
import { DomainEvent, DomainItem, domainSchema } from './domainSchema';

const minute = 60_000;
const counted = ['2xx', '4xx', '5xx'];

/**
 * The simulated OpenSearch Service, for use in code beside its wire.
 *
 * @public
 */
export class OpenSearchSimulation implements TimelineParticipant {
  readonly #domains = new Map<string, Domain>();

  /** It lives after Firehose, whose documents it takes. */
  constructor(
    private readonly world: World,
    private readonly firehose: FirehoseSimulation,
  ) {
    world.timeline.add(this);
  }

  /** Creates a domain from what a scenario file would say of it. */
  createDomain(item: unknown, context: ScenarioContext): Domain {
    return this.addDomain(domainSchema.parse(item), context);
  }

  addDomain(item: DomainItem, context: ScenarioContext): Domain {
    const scope = {
      account: item.account ?? context.account,
      region: item.region ?? context.region,
    };
    const { deliveryStream } = item;
    const events = item.events.map(event => ({
      ...event,
      at: context.zero + event.at,
    }));
    const domain = new Domain(
      { scope, item, events },
      this.world.random.fork(`opensearch ${item.name}`),
      () =>
        deliveryStream === undefined
          ? undefined
          : this.firehose.find(deliveryStream, scope)?.lastMinute,
    );
    this.#domains.set(keyOf(scope, item.name), domain);
    this.world.tags.put(scope, domain.arn, item.tags);
    return domain;
  }

  deleteDomain(name: string, scope: Scope): void {
    const domain = this.find(name, scope);
    if (domain) {
      this.world.tags.forget(scope, domain.arn);
    }
    this.#domains.delete(keyOf(scope, name));
  }

  find(name: string, scope: Scope): Domain | undefined {
    return this.#domains.get(keyOf(scope, name));
  }

  /** Changes the conditions of a domain from now on. */
  change(domain: Domain, change: Omit<DomainEvent, 'at'>): void {
    domain.change({ ...change, at: this.world.clock.now() });
  }

  step(now: number): void {
    if (now % minute < this.world.timeline.stepMilliseconds) {
      for (const domain of this.#domains.values()) {
        this.#publish(domain, now);
      }
    }
  }

  #publish(domain: Domain, now: number): void {
    const { scope, item } = domain.parts;
    for (const [name, value] of Object.entries(domain.live(now))) {
      const series = this.world.metrics.series(scope, {
        namespace: 'AWS/ES',
        name,
        dimensions: [
          { name: 'DomainName', value: item.name },
          { name: 'ClientId', value: scope.account },
        ],
      });
      series.accumulates = counted.includes(name);
      series.publish(Math.floor(now / minute) - 1, value);
    }
  }
}

function keyOf({ account, region }: Scope, name: string): string {
  return `${account}/${region}/${name}`;
}
