import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { isRefusal } from '../../aws/clients';
import {
  deleteMessage,
  isFifo,
  MOST_RECEIVED,
  ReceivedMessage,
  receiveMessages,
  sendCopy,
} from './callMessages';

/** For so long nobody else gets what is in hand. */
const HIDDEN_SECONDS = 300;
/** What is in hand for longer may soon be somebody else's. */
const HELD_MS = 240_000;
/** Within it a FIFO queue accepts a message only once. */
const DEDUPLICATED_MS = 240_000;
/** A queue that answers nothing so often in a row has nothing more; one answer can miss what is there. */
const EMPTY_ANSWERS = 3;
/** For so long it may rest and catch up. */
const MADE_UP_MS = 5_000;
/** A throttled send is tried again after so long. */
const THROTTLED_MS = 5_000;

/** A message that was received and is to be moved. */
export type InHand = {
  id: string;
  receipt: string;
  to: string;
  /** Epoch milliseconds. */
  at: number;
};

/**
 * How far the moving of single messages is. Bodies are not part of it: they
 * never leave the memory of the process that received them.
 */
export type Moving = {
  /** Epoch milliseconds; when it began, 0 before. */
  since: number;
  next: 'receive' | 'send' | 'delete';
  hand: InHand[];
  /** How many were accepted by their destination, by its ARN. */
  sent: { [destination: string]: number };
  /** Accepted by their destination, and maybe not deleted yet: only that is left to do. */
  accepted: string[];
  /** Nobody heard whether they were accepted: they stay where they are. */
  unsure: string[];
  /** They name no queue that they came from. */
  homeless: number;
  /** Received, and none of those to be moved. */
  passedOver: number;
  emptyAnswers: number;
  over?: true;
};

export const NOTHING_MOVED: Moving = {
  since: 0,
  next: 'receive',
  hand: [],
  sent: {},
  accepted: [],
  unsure: [],
  homeless: 0,
  passedOver: 0,
  emptyAnswers: 0,
};

/** How many messages were moved. */
export function movedBy({ sent }: Moving): number {
  return Object.values(sent).reduce((sum, count) => sum + count, 0);
}

/** What is to be moved. */
export interface MoveOrder {
  queueArn: string;
  /** Where all of it goes; back to where each message came from when absent. */
  destination?: string;
  limit: number;
  perSecond: number;
  /** After so many that are none of those to be moved, no further are looked for. */
  mostPassedOver?: number;
  isMeant?(message: ReceivedMessage): boolean;
}

/** What was refused, and what is half done by that. */
export function sayRefused({ refusal, moving }: MovingRefused): string {
  return moving.next === 'delete'
    ? `${refusal.message}. Message ${moving.hand[0].id} was sent and could not be deleted: it is in both queues.`
    : `${refusal.message}.`;
}

/** What may have been done without anybody hearing of it. */
export function sayUnsure(unsure: readonly string[]): string | undefined {
  return unsure.length
    ? `Nobody heard whether ${unsure.length} more ${
        unsure.length === 1 ? 'was' : 'were'
      } accepted: they were left where they are and may be there twice.`
    : undefined;
}

/** The same, done so often before and stored then. */
export interface MoveAttempt {
  number: number;
  since: number;
}

/** Why moving cannot go on: AWS refused, and nothing was done. */
export class MovingRefused extends Error {
  constructor(readonly refusal: SourceError, readonly moving: Moving) {
    super(refusal.message);
  }
}

/** Whether all that is left to do with a message in hand is to delete it. */
const isDelete =
  ({ accepted }: Moving) =>
  ({ id }: InHand) =>
    accepted.includes(id);

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
            moving: await this.delete(access, order, moving, attempt),
            nextAt: Math.max(now, dueAt(order, moving)),
          };
        default:
          return {
            moving: await this.receive(access, order, moving),
            nextAt: now,
          };
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
    moving: Moving,
  ): Promise<Moving> {
    const { limit, mostPassedOver = Infinity, isMeant = () => true } = order;
    const room = order.isMeant ? MOST_RECEIVED : limit - movedBy(moving);
    const messages = await receiveMessages(access, order.queueArn, {
      limit: room,
      hiddenSeconds: HIDDEN_SECONDS,
    });
    const received = messages.filter(({ id }) => !moving.unsure.includes(id));
    const meant = received.filter(
      message => moving.accepted.includes(message.id) || isMeant(message),
    );
    const at = access.now();
    const hand = meant.flatMap(message => inHand(message, order, at));
    this.held.set(
      order.queueArn,
      new Map(meant.map(message => [message.id, message])),
    );
    const emptyAnswers = messages.length ? 0 : moving.emptyAnswers + 1;
    const passedOver = moving.passedOver + messages.length - meant.length;
    return turn({
      ...moving,
      since: moving.since || at,
      hand,
      emptyAnswers,
      passedOver,
      homeless: moving.homeless + meant.length - hand.length,
      ...((emptyAnswers >= EMPTY_ANSWERS || passedOver >= mostPassedOver) && {
        over: true as const,
      }),
    });
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
        moving: { ...moving, hand: [], next: 'receive' },
        nextAt: now,
      };
    }
    try {
      await sendCopy(access, message, to);
    } catch (error) {
      if (SourceError.toProblem(error).code === 'throttled') {
        return { moving, nextAt: now + THROTTLED_MS };
      }
      throw error;
    }
    return {
      moving: {
        ...moving,
        next: 'delete',
        sent: { ...moving.sent, [to]: (moving.sent[to] ?? 0) + 1 },
      },
      nextAt: now,
    };
  }

  private async delete(
    access: AwsAccess,
    order: MoveOrder,
    moving: Moving,
    { number }: MoveAttempt,
  ): Promise<Moving> {
    const [{ id, receipt, at }] = moving.hand;
    await deleteMessage(access, order.queueArn, receipt);
    // An old receipt is accepted without effect.
    const isSure = number === 1 && access.now() - at <= HELD_MS;
    const left = withoutFirst({
      ...moving,
      accepted: isSure
        ? moving.accepted.filter(each => each !== id)
        : [...new Set([...moving.accepted, id])],
    });
    const isEnough =
      movedBy(left) >= order.limit && !left.hand.some(isDelete(left));
    return isEnough ? { ...left, over: true } : left;
  }
}

/** When the first message in hand is done with. */
function withoutFirst(moving: Moving): Moving {
  return turn({ ...moving, hand: moving.hand.slice(1) });
}

/**
 * When the next message may be moved. Tasks go on every few seconds, so what was
 * not moved in the meantime is made up for.
 */
function dueAt({ perSecond }: MoveOrder, moving: Moving): number {
  return moving.since + (movedBy(moving) / perSecond) * 1000 - MADE_UP_MS;
}

/** What is next for the first message in hand. */
function turn(moving: Moving): Moving {
  const [first] = moving.hand;
  if (!first) {
    return { ...moving, next: 'receive' };
  }
  return {
    ...moving,
    next: isDelete(moving)(first) ? 'delete' : 'send',
  };
}

function inHand(
  { id, receipt, source }: ReceivedMessage,
  { destination }: MoveOrder,
  at: number,
): InHand[] {
  const to = destination ?? source;
  return to ? [{ id, receipt, to, at }] : [];
}
