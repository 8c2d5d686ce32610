import { AwsError } from './AwsError';
import { Operation } from './operation';
import { WireRequest, WireResponse } from './wireMessages';

/**
 * One of AWS's wire protocols as a server speaks it; the codecs are those of
 * the SDK.
 */
export interface Protocol {
  /** The operation a request asks for, when the request is in this protocol. */
  find(
    request: WireRequest,
    operations: Map<string, Operation>,
  ): string | undefined;
  decode(operation: Operation, request: WireRequest): Promise<object>;
  encode(operation: Operation, output: object, requestId: string): WireResponse;
  encodeError(error: AwsError, requestId: string): WireResponse;
}
