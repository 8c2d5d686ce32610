import { CustomErrorBase } from '@backstage/errors';
import {
  MaybeSaid,
  Message,
  ProblemCode,
  saidBy,
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
  /** What its message is made of, where that is known. */
  readonly sentence?: Message;

  constructor(
    code: ProblemCode,
    told: string | MaybeSaid,
    options: {
      missingPermission?: string;
      service?: string;
      cause?: unknown;
    } = {},
  ) {
    const { message, sentence } =
      typeof told === 'string' ? { message: told, sentence: undefined } : told;
    super(message, options.cause);
    this.code = code;
    this.missingPermission = options.missingPermission;
    this.service = options.service;
    this.sentence = sentence;
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
        ...(error.sentence && { sentence: error.sentence }),
      };
    }
    return { code: 'failed', ...saidBy(error) };
  }
}
