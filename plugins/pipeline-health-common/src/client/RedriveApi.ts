import { ActionTask, ProposedAction } from '../model';
import {
  ListActionTasksResponse,
  RequestOptions,
  StartActionRequest,
} from './PipelineHealthApi';

/**
 * Which dead letters are to be moved, and how.
 *
 * @public
 */
export interface RedriveRequest {
  /** ARN of the dead-letter queue. */
  queue: string;
  /** 1 to 500; SQS chooses when absent. */
  maxMessagesPerSecond?: number;
  /** How many are moved ahead; 0 for none. */
  canary?: number;
  /** ARN of the queue to which all go; else where each came from. */
  destination?: string;
  /** When a larger share comes back, it stops. */
  mostBackRatio?: number;
}

/**
 * The action `redrive` for who knows a queue and not its pipeline: it is done
 * in whichever pipeline the caller may. Throws like `PipelineHealthApi`.
 *
 * @public
 */
export interface RedriveApi {
  /** What a redrive would do, and what speaks against it; nothing is done. */
  proposeRedrive(
    request: RedriveRequest,
    options?: RequestOptions,
  ): Promise<ProposedAction>;
  /** Has dead letters moved back. Sent again with the same `idempotencyKey` it answers the same task. */
  startRedrive(
    request: RedriveRequest & Omit<StartActionRequest, 'stage' | 'input'>,
    options?: RequestOptions & { idempotencyKey?: string },
  ): Promise<ActionTask>;
  /** The redrives of a dead-letter queue, newest first. */
  listRedrives(
    query: { queue: string; limit?: number },
    options?: RequestOptions,
  ): Promise<Pick<ListActionTasksResponse, 'items'>>;
  /** Has a running redrive stopped. */
  cancelRedrive(
    id: string,
    cancellation?: { reason?: string },
    options?: RequestOptions,
  ): Promise<ActionTask>;
}
