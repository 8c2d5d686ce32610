import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../../aws/access';
import { isRefusal } from '../../../aws/clients';
import {
  deleteMessage,
  isFifo,
  MOST_RECEIVED,
  ReceivedMessage,
  receiveMessages,
  sendCopy,
} from './callMessages';
import {
  dueAt,
  InHand,
  isOnlyToDelete,
  movedBy,
  MoveOrder,
  Moving,
  MovingRefused,
  withNext,
  withoutFirst,
} from './Moving';

/** What the role needs to move messages one by one, and to look before. */
export const NEEDED_ONE_BY_ONE = [
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ListMessageMoveTasks',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
];
/** For so long nobody else gets what is in hand. */
const HIDDEN_SECONDS = 300;
/** What is in hand for longer may soon be somebody else's. */
const HELD_MS = 240_000;
/** Within it a FIFO queue accepts a message only once. */
const DEDUPLICATED_MS = 240_000;
/** A queue that answers nothing so often in a row has nothing more; one answer can miss what is there. */
const EMPTY_ANSWERS = 3;
/** A throttled send is tried again after so long. */
const THROTTLED_MS = 5_000;

/** The same, done so often before and stored then. */
export interface MoveAttempt {
  number: number;
  since: number;
}

/**
 * Moves messages one by one: receives, sends, and deletes only what was
 * accepted. Each call is intended before it is made, so that after a lost answer
 * or the end of a process it is known what may have happened: what may have been
 * sent is not sent again, what was accepted is only deleted.
 */
export class MessageMover {
  /** The messages in hand, by id, of each queue. */
  private readonly held = new Map<string, Map<string, ReceivedMessage>>();

  async advance(
    access: AwsAccess,
    order: MoveOrder,
    moving: Moving,
    attempt: MoveAttempt,
  ): Promise<{ moving: Moving; nextAt: number }> {
    const now = access.now();
    try {
      switch (moving.next) {
        case 'send':
          return await this.send(access, order, moving, attempt);
        case 'delete':
          return {
            moving: await this.delete(access, order, moving),
            nextAt: Math.max(now, dueAt(order, moving)),
          };
        default:
          return await this.receive(access, order, moving, attempt);
      }
    } catch (error) {
      if (error instanceof SourceError && isRefusal(error)) {
        this.held.delete(order.queueArn);
        throw new MovingRefused(error, moving);
      }
      throw error;
    }
  }

  /** When no more is to be moved, and what was accepted is deleted. */
  end(order: MoveOrder, moving: Moving, attempt: MoveAttempt): Moving {
    this.held.delete(order.queueArn);
    const mayBeSent = moving.next === 'send' && attempt.number > 1;
    return {
      ...moving,
      next: 'receive',
      hand: [],
      unsure: mayBeSent ? [...moving.unsure, moving.hand[0].id] : moving.unsure,
      over: true,
    };
  }

  private async receive(
    access: AwsAccess,
    order: MoveOrder,
    earlier: Moving,
    { number }: MoveAttempt,
  ): Promise<{ moving: Moving; nextAt: number }> {
    const moving = number > 1 ? hiding(earlier, access.now()) : earlier;
    const { limit, mostPassedOver = Infinity, isMeant = () => true } = order;
    const room = order.isMeant ? MOST_RECEIVED : limit - movedBy(moving);
    const messages = await receiveMessages(access, order.queueArn, {
      limit: room,
      hiddenSeconds: HIDDEN_SECONDS,
    });
    const meant = messages.filter(
      message =>
        isOnlyToDelete(moving, message) ||
        (!moving.unsure.includes(message.id) && isMeant(message)),
    );
    const at = access.now();
    const hand = meant.flatMap(message => inHand(message, order, at));
    this.held.set(
      order.queueArn,
      new Map(meant.map(message => [message.id, message])),
    );
    const { hiddenUntil = 0 } = moving;
    const mayCome = messages.length === 0 && at < hiddenUntil;
    const emptyAnswers =
      messages.length || mayCome ? 0 : moving.emptyAnswers + 1;
    const passedOver = moving.passedOver + messages.length - meant.length;
    return {
      moving: withNext({
        ...moving,
        since: moving.since || at,
        hand,
        emptyAnswers,
        passedOver,
        homeless: moving.homeless + meant.length - hand.length,
        ...((emptyAnswers >= EMPTY_ANSWERS || passedOver >= mostPassedOver) && {
          over: true as const,
        }),
      }),
      nextAt: mayCome ? hiddenUntil : at,
    };
  }

  private async send(
    access: AwsAccess,
    order: MoveOrder,
    moving: Moving,
    { number, since }: MoveAttempt,
  ): Promise<{ moving: Moving; nextAt: number }> {
    const now = access.now();
    const [{ id, to, at }] = moving.hand;
    const message = this.held.get(order.queueArn)?.get(id);
    const mayBeSent = number > 1;
    const isRepeatable = message && isFifo(to) && now - since < DEDUPLICATED_MS;
    if (mayBeSent && !isRepeatable) {
      return {
        moving: withoutFirst({
          ...moving,
          unsure: [...moving.unsure, id],
        }),
        nextAt: now,
      };
    }
    if (!message || now - at > HELD_MS) {
      return {
        moving: hiding({ ...moving, hand: [], next: 'receive' }, at),
        nextAt: now,
      };
    }
    try {
      const sentAs = await sendCopy(access, message, to);
      return {
        moving: {
          ...moving,
          next: 'delete',
          sent: { ...moving.sent, [to]: { ...moving.sent[to], [id]: sentAs } },
        },
        nextAt: now,
      };
    } catch (error) {
      if (SourceError.toProblem(error).code === 'throttled') {
        return { moving, nextAt: now + THROTTLED_MS };
      }
      throw error;
    }
  }

  private async delete(
    access: AwsAccess,
    order: MoveOrder,
    moving: Moving,
  ): Promise<Moving> {
    const [{ id, receipt, at }] = moving.hand;
    await deleteMessage(access, order.queueArn, receipt);
    const others = moving.unsure.filter(each => each !== id);
    // When somebody else may have received it since, its receipt has no effect.
    const isSure = access.now() - at <= HELD_MS;
    const left = withoutFirst({
      ...moving,
      unsure: isSure ? others : [...others, id],
    });
    const isEnough =
      movedBy(left) >= order.limit &&
      !left.hand.some(each => isOnlyToDelete(left, each));
    return isEnough ? { ...left, over: true } : left;
  }
}

/** With what may have been received at a time and is in nobody's hands. */
function hiding(moving: Moving, at: number): Moving {
  return { ...moving, hiddenUntil: at + HIDDEN_SECONDS * 1000 };
}

function inHand(
  { id, receipt, source }: ReceivedMessage,
  { destination }: MoveOrder,
  at: number,
): InHand[] {
  const to = destination ?? source;
  return to ? [{ id, receipt, to, at }] : [];
}
