import { startLogged, runVisible } from './command.mjs';
import { backstageCli, configArguments } from './frontend.mjs';
import { LOCAL, simulatorArguments } from './portal.mjs';
import { freePort } from './ports.mjs';

const DEMO = { scenario: 'demo', seed: 1 };

/**
 * The development servers of Backstage, which rebuild on every change: on the demo's data,
 * or on whatever the user's own --config files say.
 */
export async function develop(args) {
  if (args.includes('--config') || args.includes('--help')) {
    return runVisible(process.execPath, [
      backstageCli,
      'repo',
      'start',
      ...args,
    ]);
  }
  const port = await freePort(LOCAL);
  const aws = startLogged(
    'aws-simulator',
    process.execPath,
    simulatorArguments({ ...DEMO, port }),
  );
  try {
    return await runVisible(
      process.execPath,
      [backstageCli, 'repo', 'start', ...configArguments, ...args],
      {
        env: {
          AWS_ENDPOINT_URL: `http://${LOCAL}:${port}`,
          APP_CONFIG_app_baseUrl: 'http://localhost:3000',
        },
      },
    );
  } finally {
    aws.child.kill('SIGTERM');
    await aws.ended;
  }
}
