import { AwsError } from '../../wire/AwsError';

/** Where a queue sends what it gives up. */
export interface RedrivePolicy {
  deadLetterTargetArn: string;
  maxReceiveCount: number;
}

type Check = (value: string) => boolean;

const within =
  (minimum: number, maximum: number): Check =>
  value =>
    /^\d+$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
const oneOf =
  (...values: string[]): Check =>
  value =>
    values.includes(value);
const anything: Check = () => true;

const checks: Record<string, Check> = {
  DelaySeconds: within(0, 900),
  MaximumMessageSize: within(1024, 1_048_576),
  MessageRetentionPeriod: within(60, 1_209_600),
  ReceiveMessageWaitTimeSeconds: within(0, 20),
  VisibilityTimeout: within(0, 43_200),
  KmsDataKeyReusePeriodSeconds: within(60, 86_400),
  FifoQueue: oneOf('true', 'false'),
  ContentBasedDeduplication: oneOf('true', 'false'),
  SqsManagedSseEnabled: oneOf('true', 'false'),
  DeduplicationScope: oneOf('queue', 'messageGroup'),
  FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
  KmsMasterKeyId: anything,
  Policy: anything,
  RedriveAllowPolicy: isJson,
  RedrivePolicy: isJson,
};

const fifoOnly = [
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
];

const defaults: Record<string, string> = {
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

const fifoDefaults: Record<string, string> = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

/** The attributes of a queue that can be set, checked and typed. */
export class QueueSettings {
  readonly fifo: boolean;
  readonly #values: Map<string, string>;
  #redrive?: RedrivePolicy;
  lastModifiedAt: number;

  constructor(values: Record<string, string>, now: number) {
    checkAttributes(values);
    this.fifo = values.FifoQueue === 'true';
    this.lastModifiedAt = now;
    this.#values = new Map(
      Object.entries({ ...defaults, ...(this.fifo && fifoDefaults) }),
    );
    this.#assign(values);
  }

  /** Changes attributes; an empty text takes one away. */
  change(values: Record<string, string>, now: number): void {
    checkAttributes(values);
    this.#assign(values);
    this.lastModifiedAt = now;
  }

  /** The attributes that have a value, without FIFO's on a standard queue. */
  entries(): Array<[string, string]> {
    return [...this.#values].filter(
      ([name]) => this.fifo || !fifoOnly.includes(name),
    );
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** In milliseconds. */
  get retention(): number {
    return this.#seconds('MessageRetentionPeriod');
  }

  /** In milliseconds. */
  get visibilityTimeout(): number {
    return this.#seconds('VisibilityTimeout');
  }

  /** In milliseconds. */
  get delay(): number {
    return this.#seconds('DelaySeconds');
  }

  get redrive(): RedrivePolicy | undefined {
    return this.#redrive;
  }

  #seconds(name: string): number {
    return Number(this.#values.get(name)) * 1000;
  }

  #assign(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) {
      if (value === '') {
        this.#values.delete(name);
      } else {
        this.#values.set(name, value);
      }
    }
    this.#redrive = parseRedrivePolicy(this.#values.get('RedrivePolicy'));
  }
}

/** Reads a RedrivePolicy, whose count may come as a number or as text. */
function parseRedrivePolicy(
  text: string | undefined,
): RedrivePolicy | undefined {
  if (!text) {
    return undefined;
  }
  const invalid = (reason: string) =>
    new AwsError(
      'InvalidParameterValue',
      `Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    );
  const policy = JSON.parse(text);
  if (typeof policy?.deadLetterTargetArn !== 'string') {
    throw invalid(
      'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.',
    );
  }
  const maxReceiveCount = Number(policy.maxReceiveCount ?? 10);
  if (!(maxReceiveCount >= 1 && maxReceiveCount <= 1000)) {
    throw invalid('Invalid value for maxReceiveCount.');
  }
  return { deadLetterTargetArn: policy.deadLetterTargetArn, maxReceiveCount };
}

function checkAttributes(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    const check = checks[name];
    if (!check) {
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    }
    if (value !== '' && !check(value)) {
      throw new AwsError(
        'InvalidAttributeValue',
        `Invalid value for the parameter ${name}.`,
      );
    }
  }
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
