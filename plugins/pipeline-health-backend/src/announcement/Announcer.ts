import { LoggerService } from '@backstage/backend-plugin-api';
import { News } from '../evaluation';
import { AnnouncementStore, NewAnnouncement } from '../database';
import { Meters } from '../telemetry';
import { Channel } from './channels';
import { ChannelTeller } from './ChannelTeller';

/**
 * Tells everybody what changed, at least once and of each pipeline and incident
 * in order.
 * What changed waits in the database until it was told, so that neither a
 * crash nor a service that is away loses it; what one channel cannot tell does
 * not keep the others from telling it.
 */
export class Announcer {
  private readonly tellers: ChannelTeller[];

  constructor(
    private readonly options: {
      channels: readonly Channel[];
      store: AnnouncementStore;
      meters: Pick<Meters, 'announceFailures'>;
      logger: LoggerService;
      clock: () => number;
      /** Milliseconds after which somebody who is told is taken for away. */
      timeout?: number;
    },
  ) {
    this.tellers = options.channels.map(
      channel => new ChannelTeller(channel, options),
    );
  }

  /** By which channels news are told; to be stored together with what they are of. */
  announcementsOf(news: News): NewAnnouncement[] {
    return this.options.channels
      .filter(channel => channel.tells(news))
      .map(({ name }) => ({ channel: name, news }));
  }

  /** Tells what waits to be told. */
  async run(): Promise<void> {
    await Promise.all(this.tellers.map(teller => teller.run()));
  }

  /** Has told soon what waits to be told, and lets nobody wait for it. */
  wake(): void {
    this.run().catch(error => {
      this.options.logger.warn(
        'Could not look for changes to tell of; they are told later',
        error,
      );
    });
  }
}
