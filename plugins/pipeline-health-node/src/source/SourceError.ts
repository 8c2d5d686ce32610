import { CustomErrorBase } from '@backstage/errors';
import {
  ProblemCode,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * A question to a source that was not answered, and why.
 *
 * @public
 */
export class SourceError extends CustomErrorBase {
  name = 'SourceError' as const;
  readonly code: ProblemCode;
  /** The IAM action that was refused. */
  readonly missingPermission?: string;
  /** The part of the source that did not answer, for AWS the service: `sqs`. */
  readonly service?: string;

  constructor(
    code: ProblemCode,
    message: string,
    options: {
      missingPermission?: string;
      service?: string;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause);
    this.code = code;
    this.missingPermission = options.missingPermission;
    this.service = options.service;
  }

  /** What any error says of the stage that was asked for. */
  static toProblem(error: unknown): StageProblem {
    if (error instanceof SourceError) {
      return {
        code: error.code,
        message: error.message,
        ...(error.missingPermission && {
          missingPermission: error.missingPermission,
        }),
        ...(error.service && { service: error.service }),
      };
    }
    return {
      code: 'failed',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}
