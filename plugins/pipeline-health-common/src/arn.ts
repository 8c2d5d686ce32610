import { ARN, parse, validate } from '@aws-sdk/util-arn-parser';
import { SaidError, sayWith } from './format';
import { Templates } from './model';

/** AWS partitions, with the beginning of their region names. */
const PARTITIONS: { [partition: string]: RegExp } = {
  aws: /^(?!cn-|us-gov-|us-iso|eu-isoe|eusc-)[a-z]{2,}(-[a-z]+)+-\d+$/,
  'aws-cn': /^cn-[a-z]+-\d+$/,
  'aws-us-gov': /^us-gov-[a-z]+-\d+$/,
};

const ACCOUNT = /^\d{12}$/;

/** The longest name of a region that is believed; databases give it little more room. */
const REGION_MAX_LENGTH = 64;

const CONTROL_CHARACTER = /\p{Cc}/u;

/** What can be wrong with an ARN, by the keys of the templates. */
export const arnMessages: Templates = {
  'arn.none':
    "'{{text}}' is not an ARN; expected arn:partition:service:region:account:resource",
  'arn.partition':
    "ARN '{{text}}' has the partition '{{partition}}'; expected one of {{expected}}",
  'arn.region':
    "ARN '{{text}}' has the region '{{region}}', which is not a region of the partition '{{partition}}'",
  'arn.account':
    "ARN '{{text}}' has the account '{{account}}'; expected twelve digits",
  'arn.no-resource': "ARN '{{text}}' names no resource",
};

const say = sayWith(arnMessages);

/**
 * The parts of an ARN: partition, service, region, account and resource.
 *
 * @public
 */
export interface ParsedArn {
  arn: string;
  partition: string;
  service: string;
  /** Empty for resources of a global namespace, such as S3 buckets. */
  region: string;
  /** Empty for resources of a global namespace, such as S3 buckets. */
  account: string;
  resource: string;
}

/**
 * Takes an ARN apart. Throws an `Error` whose message names the part that is
 * wrong and what was expected.
 *
 * @public
 */
export function parseArn(text: string): ParsedArn {
  const named = abridge(text);
  if (!validate(text) || CONTROL_CHARACTER.test(text)) {
    throw new SaidError(say('arn.none', { text: named }));
  }
  const parsed: ARN = parse(text);
  const { partition, service, region, accountId, resource } = parsed;
  const regions = PARTITIONS[partition];
  if (!regions) {
    throw new SaidError(
      say('arn.partition', {
        text: named,
        partition: abridge(partition),
        expected: Object.keys(PARTITIONS).join(', '),
      }),
    );
  }
  const isRegion = region.length <= REGION_MAX_LENGTH && regions.test(region);
  if (region && !isRegion) {
    throw new SaidError(
      say('arn.region', { text: named, region: abridge(region), partition }),
    );
  }
  if (accountId && !ACCOUNT.test(accountId)) {
    throw new SaidError(
      say('arn.account', { text: named, account: abridge(accountId) }),
    );
  }
  if (!resource) {
    throw new SaidError(say('arn.no-resource', { text: named }));
  }
  return {
    arn: text,
    partition,
    service,
    region,
    account: accountId,
    resource,
  };
}

/**
 * Keeps messages readable when the input is long.
 *
 * @public
 */
export function abridge(text: string, length = 120): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
