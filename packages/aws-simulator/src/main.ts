import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startSimulator } from './server';

const usage = `Usage: aws-simulator [--port 4599] [--host 127.0.0.1] [--scenario demo] [--seed 1] [--speed 1]

  --port      port to listen on; 0 takes any free one
  --host      address to bind
  --scenario  names of scenarios, separated by commas; "" for an empty AWS
  --seed      seed of everything random
  --speed     virtual seconds a real second; 0 freezes the clock
`;

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  scenario: z.string(),
  seed: z.coerce.number().int(),
  speed: z.coerce.number().min(0),
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4599' },
      host: { type: 'string', default: '127.0.0.1' },
      scenario: { type: 'string', default: 'demo' },
      seed: { type: 'string', default: '1' },
      speed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const options = optionsSchema.safeParse(values);
  if (!options.success) {
    throw new Error(z.prettifyError(options.error));
  }
  const simulator = await startSimulator(options.data);
  process.stdout.write(`aws-simulator listens on ${simulator.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      simulator.close().catch(reportFailure);
    });
  }
}

function reportFailure(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`aws-simulator: ${message}\n`);
  process.exitCode = 1;
}

main().catch(reportFailure);
