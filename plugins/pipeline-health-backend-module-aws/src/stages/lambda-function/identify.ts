import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const NAME = /^[\w-]{1,64}$/;
const FORM = 'arn:aws:lambda:region:account:function:name';

/**
 * The name of a function: `arn:aws:lambda:region:account:function:name`, without
 * version or alias, because all of them are one stage.
 */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 'lambda') {
    return undefined;
  }
  if (!arn.region || !arn.account) {
    throw new Error(
      `'${abridge(arn.arn)}' lacks its region or account; expected ${FORM}`,
    );
  }
  const [type, name, qualifier] = arn.resource.split(':');
  if (type !== 'function' || !NAME.test(name ?? '')) {
    throw new Error(
      `'${abridge(arn.resource)}' is not a Lambda function; expected ${FORM}`,
    );
  }
  if (qualifier !== undefined) {
    throw new Error(
      `'${abridge(
        arn.resource,
      )}' names a version or an alias; expected the function itself, ${FORM}`,
    );
  }
  return name;
}
