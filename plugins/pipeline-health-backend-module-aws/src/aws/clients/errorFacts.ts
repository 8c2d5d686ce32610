import { abridge } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * What an error of the SDK says, whatever its shape.
 */
export interface ErrorFacts {
  /** Every name by which the error or its cause goes. */
  names: string[];
  status?: number;
  message: string;
  /** The answer was not in AWS's format, for example a page of a proxy. */
  unreadable: boolean;
  /** `@backstage/integration-aws-node` knows no such account. */
  noIntegration: boolean;
  /** The role of the account could not be assumed. */
  assumingRole: boolean;
  /** The IAM action that the message says is missing. */
  deniedAction?: string;
}

/**
 * Reads the facts of an error of the SDK.
 */
export function errorFacts(error: unknown): ErrorFacts {
  const chain = causes(error);
  const texts = chain.map(item => text(item, 'message') ?? '').filter(Boolean);
  const names = chain.flatMap(item =>
    ['name', 'Code', 'code', 'Error.Code'].flatMap(key => {
      const value = text(item, key);
      return value ? [value, value.split('.').pop() ?? value] : [];
    }),
  );
  const deniedAction = texts
    .map(item => /not authorized to perform:? ([\w-]+:\w+)/.exec(item)?.[1])
    .find(Boolean);
  return {
    // The SDK may wrap a socket's error so that only its text remains.
    names: [...names, ...texts.flatMap(socketErrors)],
    status: chain.map(statusOf).find(status => status !== undefined),
    message: abridge(withoutSdk(texts[0] ?? String(error)), 400),
    unreadable: names.includes('SyntaxError'),
    noIntegration: texts.some(item =>
      item.startsWith('There is no AWS integration that matches'),
    ),
    assumingRole: /^sts:AssumeRole/.test(deniedAction ?? ''),
    deniedAction,
  };
}

/** What the SDK says of itself tells nobody anything. */
function withoutSdk(message: string): string {
  return message
    .replace(/\s+/g, ' ')
    .replace(/^AWS SDK error wrapper for /, '')
    .replace(/ Deserialization error: to see the raw response.*$/, '');
}

/** The words of Node.js for a connection that ended before the answer, or in it. */
const HUNG_UP = /socket hang up|\bError: aborted\b/i;

function socketErrors(message: string): string[] {
  const codes = message.match(/\bE(?:[A-Z]{5,}|AI_AGAIN)\b/g) ?? [];
  return HUNG_UP.test(message) ? [...codes, 'ECONNRESET'] : codes;
}

function causes(error: unknown): object[] {
  const chain: object[] = [];
  let current = error;
  while (
    typeof current === 'object' &&
    current !== null &&
    !chain.includes(current) &&
    chain.length < 5
  ) {
    chain.push(current);
    current = 'cause' in current ? current.cause : undefined;
  }
  return chain;
}

function text(value: object, key: string): string | undefined {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' && found ? found : undefined;
}

function statusOf(value: object): number | undefined {
  const metadata: unknown = Reflect.get(value, '$metadata');
  if (typeof metadata !== 'object' || metadata === null) {
    return undefined;
  }
  const status: unknown = Reflect.get(metadata, 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
}
