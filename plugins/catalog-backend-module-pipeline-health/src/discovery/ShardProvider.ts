import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { Entity } from '@backstage/catalog-model';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { LOCATION_TYPE, locationOf } from './toEntities';

/**
 * Provides the entities of one account and region. Each has a provider of its
 * own, so that what cannot be asked in one leaves its entities as they are and
 * takes nothing from the others.
 */
export class ShardProvider implements EntityProvider {
  private connection?: EntityProviderConnection;

  constructor(
    readonly shard: Shard,
    private readonly onConnect: () => Promise<void>,
  ) {}

  getProviderName(): string {
    return locationOf(this.shard);
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
    await this.onConnect();
  }

  get isConnected(): boolean {
    return this.connection !== undefined;
  }

  /** Puts these in the place of all that was provided before. */
  async provide(entities: readonly Entity[]): Promise<void> {
    await this.connection?.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: `${LOCATION_TYPE}-provider:${locationOf(this.shard)}`,
      })),
    });
  }
}
