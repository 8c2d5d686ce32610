import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { clause } from '../../say';
import { ReceivedMessage } from './callMessages';

/** It may rest for so long and catch up. */
const MADE_UP_MS = 5_000;

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
  /** Accepted by their destination, by its ARN, with the id that each got there: to delete them is all that is left to do. */
  sent: { [destination: string]: { [id: string]: string } };
  /** They may be in both queues: nobody heard whether they were accepted, or deleted. */
  unsure: string[];
  /** They name no queue that they came from. */
  homeless: number;
  /** Received, and none of those to be moved. */
  passedOver: number;
  emptyAnswers: number;
  /** Epoch milliseconds; until then messages may be hidden that a process received and did not live to send. */
  hiddenUntil?: number;
  over?: true;
};

/** Before anything was moved. */
export const NOTHING_MOVED: Moving = {
  since: 0,
  next: 'receive',
  hand: [],
  sent: {},
  unsure: [],
  homeless: 0,
  passedOver: 0,
  emptyAnswers: 0,
};

/** Why moving cannot go on: AWS refused, and nothing was done. */
export class MovingRefused extends Error {
  constructor(readonly refusal: SourceError, readonly moving: Moving) {
    super(refusal.message);
  }
}

/** What became of a message that was moved. */
export type MovedMessage = { id: string; sentAs: string; to: string };

/** Which messages were moved, and where to. */
export function messagesOf({ sent }: Pick<Moving, 'sent'>): MovedMessage[] {
  return Object.entries(sent).flatMap(([to, ids]) =>
    Object.entries(ids).map(([id, sentAs]) => ({ id, sentAs, to })),
  );
}

/** How many messages were moved. */
export function movedBy(moving: Pick<Moving, 'sent'>): number {
  return messagesOf(moving).length;
}

/** What was refused, and what is half done by that. */
export function whyRefused({ refusal, moving }: MovingRefused): Message {
  const { message } = refusal;
  return moving.next === 'delete'
    ? clause('refused', { message, id: moving.hand[0].id }, 'in-both')
    : clause('refused', { message });
}

/** What may have been done without anybody hearing of it. */
export function whatIsUnsure({
  unsure,
}: Pick<Moving, 'unsure'>): Message | undefined {
  return unsure.length > 0
    ? clause('unsure', { count: unsure.length })
    : undefined;
}

/** Whether all that is left to do with a message in hand is to delete it. */
export function isOnlyToDelete(
  { sent }: Moving,
  { id }: Pick<InHand, 'id'>,
): boolean {
  return Object.values(sent).some(ids => id in ids);
}

/** When the first message in hand is done with. */
export function withoutFirst(moving: Moving): Moving {
  return withNext({ ...moving, hand: moving.hand.slice(1) });
}

/** What is next for the first message in hand. */
export function withNext(moving: Moving): Moving {
  const [first] = moving.hand;
  if (!first) {
    return { ...moving, next: 'receive' };
  }
  return { ...moving, next: isOnlyToDelete(moving, first) ? 'delete' : 'send' };
}

/**
 * When the next message may be moved. Tasks go on every few seconds, so what was
 * not moved in the meantime is made up for.
 */
export function dueAt({ perSecond }: MoveOrder, moving: Moving): number {
  return moving.since + (movedBy(moving) / perSecond) * 1000 - MADE_UP_MS;
}
