import type { Simulator } from '@pipeline-health/aws-simulator';
import { JsonObject } from '@backstage/types';
import { Action } from '../case/caseSchema';

/** Does what a case says that somebody does. */
export async function act(
  action: Action,
  simulator: Simulator,
  context: { start: number; region: string },
): Promise<void> {
  if ('call' in action) {
    const [service, operation] = action.call.split('.');
    for (let time = 0; time < action.times; time += 1) {
      await call(service, operation, action.input, simulator, context.region);
    }
  } else if ('control' in action) {
    await control(action.control, action.body, simulator);
  } else if ('fault' in action) {
    simulator.faults.inject(action.fault(context.start));
  } else {
    simulator.faults.clear();
  }
}

/** A command of the SDK as anybody could send it. */
async function call(
  service: string,
  operation: string,
  input: JsonObject,
  simulator: Simulator,
  region: string,
): Promise<void> {
  const sdk: { [name: string]: unknown } = await import(
    `@aws-sdk/client-${service}`
  );
  const Client = Object.entries(sdk).find(([name]) =>
    new RegExp(`^${service.replaceAll('-', '')}client$`, 'i').test(name),
  )?.[1];
  const Command = sdk[`${operation}Command`];
  if (!isClass<SdkClient>(Client) || !isClass<object>(Command)) {
    throw new Error(`The SDK has no ${service}.${operation}`);
  }
  const client = new Client({
    endpoint: simulator.url,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
  });
  try {
    await client.send(new Command(input));
  } finally {
    client.destroy();
  }
}

interface SdkClient {
  send(command: object): Promise<object>;
  destroy(): void;
}

function isClass<T>(value: unknown): value is new (settings: object) => T {
  return typeof value === 'function';
}

async function control(
  path: string,
  body: JsonObject,
  simulator: Simulator,
): Promise<void> {
  const response = await fetch(`${simulator.url}/_simulator/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`control ${path}: ${await response.text()}`);
  }
}
