import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const NAME = /^[\w.-]{1,64}$/;

/**
 * The name of a delivery stream: `arn:aws:firehose:region:account:deliverystream/name`.
 */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 'firehose') {
    return undefined;
  }
  if (!arn.region || !arn.account) {
    throw new Error(
      `'${abridge(
        arn.arn,
      )}' lacks its region or account; expected arn:aws:firehose:region:account:deliverystream/name`,
    );
  }
  const [type, ...rest] = arn.resource.split('/');
  const name = rest.join('/');
  if (type !== 'deliverystream' || !NAME.test(name)) {
    throw new Error(
      `'${abridge(
        arn.resource,
      )}' is not a delivery stream; expected deliverystream/ and a name of up to 64 letters, digits, dots, hyphens and underscores`,
    );
  }
  return name;
}
