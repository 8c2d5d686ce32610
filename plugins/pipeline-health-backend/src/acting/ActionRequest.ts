import { refusedIssue } from '../refusal';
import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';

/** What is asked to be done to which stage. */
export interface ActionRequest {
  /** ARN */
  stage: string;
  input: JsonObject;
}

/** That it be done now. */
export interface StartRequest extends ActionRequest {
  reason: string;
  /** Of the proposal that is carried out. */
  token?: string;
  /** Why it is done although red lines stand against it. */
  override?: string;
  /** Names the request, so that it starts one task however often it is sent. */
  idempotencyKey?: string;
}

/** What is asked for, as the action understands it. Throws an `InputError` that names the field. */
export function inputOf(action: StageAction, input: JsonObject): JsonObject {
  const result = action.inputSchema.safeParse(input);
  if (!result.success) {
    throw refusedIssue(result.error.issues[0], ['input']);
  }
  return result.data;
}

/** The same for what says the same. */
export function hashOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
