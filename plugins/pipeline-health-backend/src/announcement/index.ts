export { Announcer } from './Announcer';
export { createChannels } from './channels';
export type { Channel, ChannelOptions } from './channels';
export { ChannelRegistry } from './ChannelRegistry';
export { pageOf } from './pageOf';
