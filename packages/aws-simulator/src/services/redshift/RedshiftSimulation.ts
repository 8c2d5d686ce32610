import { TimelineParticipant } from '../../clock/Timeline';
import { Scope } from '../../wire/wireMessages';
import { World } from '../Service';
import { publishCluster, publishWorkgroup } from './publishMetrics';
import { Warehouse } from './Warehouse';
import {
  ClusterItem,
  clusterSchema,
  WarehouseChange,
  WorkgroupItem,
  workgroupSchema,
} from './warehouseSchema';

const minute = 60_000;

/** Where a resource lives, and the time its own times are relative to. */
interface Place extends Scope {
  zero: number;
}

/**
 * The simulated Redshift: clusters, workgroups and what was loaded into them.
 *
 * @public
 */
export class RedshiftSimulation implements TimelineParticipant {
  readonly #clusters: Warehouse<ClusterItem>[] = [];
  readonly #workgroups: Warehouse<WorkgroupItem>[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    world.timeline.add(this);
  }

  /** Creates a cluster from what a scenario file would say of it. */
  createCluster(item: unknown, place: Place): Warehouse<ClusterItem> {
    return this.addCluster(clusterSchema.parse(item), place);
  }

  /** Creates a workgroup from what a scenario file would say of it. */
  createWorkgroup(item: unknown, place: Place): Warehouse<WorkgroupItem> {
    return this.addWorkgroup(workgroupSchema.parse(item), place);
  }

  addCluster(item: ClusterItem, place: Place): Warehouse<ClusterItem> {
    const cluster = new Warehouse(item, scopeOf(item, place), {
      zero: place.zero,
      usualStatus: 'available',
      random: this.#world.random.fork(`redshift ${item.name}`),
    });
    this.#clusters.push(cluster);
    const { account, region } = cluster.scope;
    const arn = `arn:aws:redshift:${region}:${account}:cluster:${item.name}`;
    this.#world.tags.put(cluster.scope, arn, item.tags);
    return cluster;
  }

  addWorkgroup(item: WorkgroupItem, place: Place): Warehouse<WorkgroupItem> {
    const workgroup = new Warehouse(item, scopeOf(item, place), {
      zero: place.zero,
      usualStatus: 'AVAILABLE',
      random: this.#world.random.fork(`workgroup ${item.name}`),
    });
    this.#workgroups.push(workgroup);
    this.#world.tags.put(workgroup.scope, workgroupArn(workgroup), item.tags);
    return workgroup;
  }

  clusters(scope: Scope): Warehouse<ClusterItem>[] {
    return this.#clusters.filter(each => isIn(each.scope, scope));
  }

  workgroups(scope: Scope): Warehouse<WorkgroupItem>[] {
    return this.#workgroups.filter(each => isIn(each.scope, scope));
  }

  /** Changes how a warehouse fares from now on. */
  change(
    warehouse: Warehouse<ClusterItem | WorkgroupItem>,
    change: WarehouseChange,
  ): void {
    warehouse.change(this.#world.clock.now(), change);
  }

  step(now: number): void {
    if (now % minute < this.#world.timeline.stepMilliseconds) {
      const { metrics } = this.#world;
      this.#clusters.forEach(each => publishCluster(each, metrics, now));
      this.#workgroups.forEach(each => publishWorkgroup(each, metrics, now));
    }
  }
}

/** The ARN of a workgroup, which names it by its id. */
export function workgroupArn({
  item,
  scope: { account, region },
}: Warehouse<WorkgroupItem>): string {
  return `arn:aws:redshift-serverless:${region}:${account}:workgroup/${item.id}`;
}

function isIn(own: Scope, scope: Scope): boolean {
  return own.account === scope.account && own.region === scope.region;
}

function scopeOf(item: Partial<Scope>, place: Place): Scope {
  return {
    account: item.account ?? place.account,
    region: item.region ?? place.region,
  };
}
