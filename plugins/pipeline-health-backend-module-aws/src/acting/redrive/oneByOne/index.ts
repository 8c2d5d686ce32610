export { MOST_RECEIVED, receiveMessages } from './callMessages';
export type { ReceivedMessage } from './callMessages';
export { MessageMover, NEEDED_ONE_BY_ONE } from './MessageMover';
export {
  messagesOf,
  movedBy,
  MovingRefused,
  NOTHING_MOVED,
  sayRefused,
  sayUnsure,
} from './Moving';
export type { MoveOrder, Moving } from './Moving';
