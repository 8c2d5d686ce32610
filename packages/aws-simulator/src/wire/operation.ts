import { NormalizedSchema } from '@smithy/core/schema';
import { Call } from './wireMessages';

interface CommandInstance<TInput, TOutput> {
  readonly input: TInput;
  readonly schema?: unknown;
  resolveMiddleware(
    stack: never,
    configuration: never,
    options: never,
  ): (args: never) => Promise<{ output: TOutput }>;
}

/** Method, path pattern such as `/jobs/{Name}?kind=all`, and status. */
export type HttpTrait = [method: string, path: string, status: number];

/** An operation of a service: how it reads, what it does, how it answers. */
export interface Operation {
  name: string;
  /** Method, path pattern and status, in the protocols that have them. */
  http?: HttpTrait;
  input: NormalizedSchema;
  output: NormalizedSchema;
  handle(input: object, call: Call): object | Promise<object>;
}

/**
 * Serves the operation of an SDK command. The command class carries both the
 * schemas for the wire and the types for the handler.
 */
export function operation<TInput, TOutput>(
  CommandClass: new (input: never) => CommandInstance<TInput, TOutput>,
  handle: (
    input: TInput,
    call: Call,
  ) => Omit<TOutput, '$metadata'> | Promise<Omit<TOutput, '$metadata'>>,
): Operation {
  const { schema } = new CommandClass({} as never);
  if (!Array.isArray(schema)) {
    throw new Error(`${CommandClass.name} carries no schema`);
  }
  return {
    name: schema[2],
    http: schema[3]?.http,
    input: NormalizedSchema.of(schema[4]),
    output: NormalizedSchema.of(schema[5]),
    handle: (input, call) => handle(input as TInput, call),
  };
}
