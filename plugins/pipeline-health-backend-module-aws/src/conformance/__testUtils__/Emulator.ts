import { startSimulator } from '@pipeline-health/aws-simulator';

/**
 * An AWS that is not AWS.
 */
export interface Emulator {
  url: string;
  /** Lets GetQueueAttributes of a queue be refused, where the emulator can. */
  deny(queue: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts our own simulator.
 */
export async function startOurs(): Promise<Emulator> {
  const simulator = await startSimulator({ speed: 1 });
  return {
    url: simulator.url,
    async deny(resource) {
      simulator.faults.inject({
        kind: 'access-denied',
        service: 'sqs',
        operation: 'GetQueueAttributes',
        resource,
      });
    },
    stop: () => simulator.close(),
  };
}

/**
 * Takes the running moto that `npm test` has started.
 */
export async function useMoto(url: string): Promise<Emulator> {
  return {
    url,
    async deny() {
      // See the list of differences.
    },
    async stop() {
      // Who started it stops it.
    },
  };
}
