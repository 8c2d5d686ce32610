import {
  CreateMLTransformCommand,
  GetMLTaskRunsCommand,
  GetMLTransformCommand,
  GetMLTransformsCommand,
} from '@aws-sdk/client-glue';
import type { CreateMLTransformRequest } from '@aws-sdk/client-glue';
import { Operation, operation } from '../../../wire/operation';
import { Call } from '../../../wire/wireMessages';
import { missing } from '../glueErrors';
import { pageOf } from '../pageOf';
import { ScopedMap } from '../ScopedMap';
import { describeTask, describeTransform } from './describeTransform';
import { Transform } from './Transform';

const pages = { usual: 100, most: 1000 };

/** The operations on machine-learning transforms. */
export function transformOperations(
  transforms: ScopedMap<Transform>,
  add: (input: CreateMLTransformRequest, call: Call) => Transform,
): Operation[] {
  const transformOf = (id: string | undefined, call: Call) => {
    const transform = transforms.get(call, id ?? '');
    if (!transform || transform.createdAt > call.now) {
      throw missing(`MLTransform ${id} not found`);
    }
    return transform;
  };
  return [
    operation(CreateMLTransformCommand, (input, call) => ({
      TransformId: add(input, call).item.id,
    })),

    operation(GetMLTransformCommand, (input, call) =>
      describeTransform(transformOf(input.TransformId, call), call.now),
    ),

    operation(GetMLTransformsCommand, (input, call) => {
      const all = transforms
        .list(call)
        .filter(({ createdAt }) => createdAt <= call.now);
      const page = pageOf(all, input, pages);
      return {
        Transforms: page.items.map(each => describeTransform(each, call.now)),
        NextToken: page.nextToken,
      };
    }),

    operation(GetMLTaskRunsCommand, (input, call) => {
      const transform = transformOf(input.TransformId, call);
      const { TaskRunType: type, StartedAfter: after } = input.Filter ?? {};
      const tasks = transform
        .tasks(call.now)
        .filter(({ item }) => !type || item.type === type)
        .filter(({ start }) => !after || start >= after.getTime());
      const page = pageOf(tasks, input, pages);
      return {
        TaskRuns: page.items.map(task =>
          describeTask(task, transform, call.now),
        ),
        NextToken: page.nextToken,
      };
    }),
  ];
}
