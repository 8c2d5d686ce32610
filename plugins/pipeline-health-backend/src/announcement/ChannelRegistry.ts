import {
  IncidentChannel,
  PipelineHealthChannelsExtensionPoint,
} from '@pipeline-health/plugin-pipeline-health-node';

/** What waits for a channel is kept under its name, which a column must hold. */
const LONGEST_ID = 200;

/** The channels that modules add. */
export class ChannelRegistry implements PipelineHealthChannelsExtensionPoint {
  readonly channels: IncidentChannel[] = [];

  addChannel(channel: IncidentChannel): void {
    const { id } = channel;
    if (id.length > LONGEST_ID) {
      throw new Error(
        `The channel '${id}' has a name of ${id.length} characters; expected at most ${LONGEST_ID}`,
      );
    }
    if (
      ['event', 'signal', 'notification'].includes(id) ||
      this.channels.some(other => other.id === id)
    ) {
      throw new Error(`There is a channel '${id}' already`);
    }
    this.channels.push(channel);
  }
}
