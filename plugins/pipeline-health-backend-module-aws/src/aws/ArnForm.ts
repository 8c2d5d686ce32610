import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * What the ARNs of a kind look like: `arn:aws:kinesis:region:account:stream/name`.
 */
export interface ArnForm {
  /** `kinesis` */
  service: string;
  /** What stands before the name: `stream/`. */
  resource: string;
  name: RegExp;
  /** `a Kinesis stream` */
  what: string;
  /** What a name is, for people: `up to 128 letters, digits, dots, hyphens and underscores`. */
  expected: string;
  /** True when everything else of the service is a mistake, not another kind. */
  alone?: boolean;
}

/**
 * Finds the name in ARNs of a form; an ARN of another kind has none, and a
 * malformed one throws an error that says what was expected.
 */
export function identifyBy(
  form: ArnForm,
): (arn: ParsedArn) => string | undefined {
  const { service, resource, name, what, expected, alone } = form;
  return arn => {
    const isOfForm = arn.resource.startsWith(resource);
    if (arn.service !== service || !(isOfForm || alone)) {
      return undefined;
    }
    const found = arn.resource.slice(resource.length);
    if (!arn.region || !arn.account) {
      throw new Error(
        `'${abridge(
          arn.arn,
        )}' lacks its region or account; expected arn:aws:${service}:region:account:${resource}name`,
      );
    }
    if (!isOfForm || !name.test(found)) {
      throw new Error(
        `'${abridge(arn.resource)}' is not ${what}; expected ${
          resource && `${resource} and `
        }${expected}`,
      );
    }
    return found;
  };
}
