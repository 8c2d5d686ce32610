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

  constructor(
    code: ProblemCode,
    message: string,
    options: { missingPermission?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause);
    this.code = code;
    this.missingPermission = options.missingPermission;
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
      };
    }
    return {
      code: 'failed',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}
