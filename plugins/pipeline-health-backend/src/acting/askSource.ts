import { saidBy } from '@pipeline-health/plugin-pipeline-health-common';
import { refused, sayRefusal } from '../refusal';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  ActionContext,
  ActionStep,
  Preflight,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { untilAborted } from '../collection';
import { PermittedAction } from './PermittedActions';

type Asked = Pick<PermittedAction, 'action' | 'context' | 'input'>;

/** What is asked of the source before anything is done. What could not be asked speaks against it. */
export async function preflight({
  action,
  context,
  input,
}: Asked): Promise<Preflight> {
  try {
    return await patiently(context, action.preflight(context, input));
  } catch (error) {
    if (!(error instanceof SourceError)) {
      throw error;
    }
    return {
      lines: [
        {
          id: 'could-not-ask',
          level: 'red',
          message: error.message,
          evidence: {},
          final: true,
        },
      ],
      calls: [],
      effects: [],
      seen: {},
    };
  }
}

/** What is to be done first. */
export async function begin(
  { action, context, input }: Asked,
  seen: JsonObject,
): Promise<ActionStep> {
  try {
    return await patiently(context, action.start(context, input, seen));
  } catch (error) {
    throw error instanceof SourceError
      ? refused(
          ConflictError,
          sayRefusal('not-started', { why: saidBy(error) }),
        )
      : error;
  }
}

/** An answer that somebody waits for. */
async function patiently<T>(
  { signal }: ActionContext,
  work: Promise<T>,
): Promise<T> {
  const answer = await untilAborted(work, signal);
  if (answer === undefined) {
    throw refused(ServiceUnavailableError, sayRefusal('source-silent'));
  }
  return answer;
}
