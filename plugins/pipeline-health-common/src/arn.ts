import { ARN, parse, validate } from '@aws-sdk/util-arn-parser';

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
  if (!validate(text) || CONTROL_CHARACTER.test(text)) {
    throw new Error(
      `'${abridge(
        text,
      )}' is not an ARN; expected arn:partition:service:region:account:resource`,
    );
  }
  const parsed: ARN = parse(text);
  const { partition, service, region, accountId, resource } = parsed;
  const regions = PARTITIONS[partition];
  if (!regions) {
    throw new Error(
      `ARN '${abridge(text)}' has the partition '${abridge(partition)}'; ` +
        `expected one of ${Object.keys(PARTITIONS).join(', ')}`,
    );
  }
  const isRegion = region.length <= REGION_MAX_LENGTH && regions.test(region);
  if (region && !isRegion) {
    throw new Error(
      `ARN '${abridge(text)}' has the region '${abridge(region)}', ` +
        `which is not a region of the partition '${partition}'`,
    );
  }
  if (accountId && !ACCOUNT.test(accountId)) {
    throw new Error(
      `ARN '${abridge(text)}' has the account '${abridge(
        accountId,
      )}'; expected twelve digits`,
    );
  }
  if (!resource) {
    throw new Error(`ARN '${abridge(text)}' names no resource`);
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
