/** An attribute that travels with a message. */
export interface MessageAttribute {
  DataType: string | undefined;
  StringValue?: string;
  BinaryValue?: Uint8Array;
}

/** What a message says, as opposed to where it stands. */
export interface MessageContent {
  id: string;
  body: string;
  senderId: string;
  attributes?: Record<string, MessageAttribute>;
  systemAttributes?: Record<string, MessageAttribute>;
  groupId?: string;
  deduplicationId?: string;
  sequenceNumber?: string;
}

/** Work that outlives the visibility timeout. */
export interface Work {
  endsAt: number;
  /** The receive it began with: it deletes the message only if that is still the newest. */
  receive: number;
}

/**
 * Equal messages at the same place in a queue. A message sent over the API is
 * a batch of one with content; simulated traffic moves in larger batches that
 * get content only when somebody looks at a single message.
 */
export interface Batch {
  count: number;
  /** The original time of sending, from which retention counts. */
  enqueuedAt: number;
  /** The time of arrival in this queue, from which the age metric counts. */
  arrivedAt: number;
  /** Receives over the whole life, which the API shows. */
  receives: number;
  /** Receives in this queue, which decide on the dead-letter queue. */
  receivesHere: number;
  firstReceivedAt?: number;
  state: 'visible' | 'delayed' | 'in-flight';
  /** When a delayed or in-flight batch becomes visible again. */
  hiddenUntil: number;
  /** A simulated consumer deletes the batch at `hiddenUntil`, instead of letting it return. */
  completes?: boolean;
  /** Simulated consumers that still work on it although it was, or will be, visible again. */
  works?: readonly Work[];
  /** The message group of simulated traffic. */
  group?: string;
  /** Simulated consumers never manage to process the batch. */
  willFail?: boolean;
  /** The ARN of the queue that gave the batch up. */
  givenUpBy?: string;
  content?: MessageContent;
}

/** A batch that has just been sent. */
export function newBatch(
  now: number,
  count: number,
  details: Partial<Batch> = {},
): Batch {
  return {
    count,
    enqueuedAt: now,
    arrivedAt: now,
    receives: 0,
    receivesHere: 0,
    state: 'visible',
    hiddenUntil: 0,
    ...details,
  };
}

/** The message group of a batch, if it is in one. */
export function groupOf({ content, group }: Batch): string | undefined {
  return content?.groupId ?? group;
}

const minute = 60_000;

/** Whether two batches are so alike that one can stand for both. */
export function canMerge(left: Batch, right: Batch): boolean {
  return (
    !left.content &&
    !right.content &&
    left.count > 0 &&
    left.state === 'visible' &&
    right.state === 'visible' &&
    left.receivesHere === 0 &&
    right.receivesHere === 0 &&
    left.receives === right.receives &&
    left.willFail === right.willFail &&
    left.givenUpBy === right.givenUpBy &&
    left.group === right.group &&
    Math.floor(left.enqueuedAt / minute) ===
      Math.floor(right.enqueuedAt / minute) &&
    Math.floor(left.arrivedAt / minute) === Math.floor(right.arrivedAt / minute)
  );
}
