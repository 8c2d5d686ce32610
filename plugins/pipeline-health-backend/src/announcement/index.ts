export { Announcer } from './Announcer';
export { createChannels } from './channels';
export type { Channel, ChannelOptions } from './channels';
export { ChannelRegistry } from './ChannelRegistry';
export { createTelling } from './createTelling';
export { pageOf } from './pageOf';
export { TELLING_LANGUAGES } from './TellingLanguage';
export type { TellingSettings } from './TellingLanguage';
