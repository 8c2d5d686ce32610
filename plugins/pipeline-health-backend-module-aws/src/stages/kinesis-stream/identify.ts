import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const NAME = /^[\w.-]{1,128}$/;

/**
 * The name of a stream: `arn:aws:kinesis:region:account:stream/name`.
 */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 'kinesis') {
    return undefined;
  }
  if (!arn.region || !arn.account) {
    throw new Error(
      `'${abridge(
        arn.arn,
      )}' lacks its region or account; expected arn:aws:kinesis:region:account:stream/name`,
    );
  }
  const [type, ...rest] = arn.resource.split('/');
  const name = rest.join('/');
  if (type !== 'stream' || !NAME.test(name)) {
    throw new Error(
      `'${abridge(
        arn.resource,
      )}' is not a Kinesis stream; expected stream/ and a name of up to 128 letters, digits, dots, hyphens and underscores`,
    );
  }
  return name;
}
