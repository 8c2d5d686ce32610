/** Details of an {@link AwsError} that the client's model does not know. */
export interface AwsErrorOptions {
  /** The code of the query protocol, when it differs from the name of the shape. */
  queryCode?: string;
  status?: number;
}

/**
 * An error as an AWS service would answer it. Status and query code come from
 * the client's model when the name is one of its error shapes.
 *
 * @public
 */
export class AwsError extends Error {
  readonly queryCode?: string;
  readonly status?: number;

  constructor(name: string, message: string, options: AwsErrorOptions = {}) {
    super(message);
    this.name = name;
    this.queryCode = options.queryCode;
    this.status = options.status;
  }
}
