export { MOST_RECEIVED, receiveMessages } from './callMessages';
export type { ReceivedMessage } from './callMessages';
export { MessageMover, NEEDED_ONE_BY_ONE } from './MessageMover';
export {
  messagesOf,
  movedBy,
  MovingRefused,
  NOTHING_MOVED,
  whatIsUnsure,
  whyRefused,
} from './Moving';
export type { MoveOrder, Moving } from './Moving';
