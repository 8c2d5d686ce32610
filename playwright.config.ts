import { defineConfig, devices } from '@playwright/test';

const port = process.env.PORTAL_PORT ?? '7317';
const isRoot = process.getuid?.() === 0;

/** The built portal on fresh demo data, seen by this machine's Chromium. */
export default defineConfig({
  testDir: './packages/app/e2e-tests',
  outputDir: './test-results/output',
  // For a busy machine: some tests let ten minutes of the page's clock pass.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: './test-results/report.json' }]],
  webServer: {
    command: `node scripts/start.mjs --port ${port} --database test-results/data --reset`,
    url: `http://localhost:${port}/.backstage/health/v1/readiness`,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    // The portal is started as by npm, even when yarn runs the tests.
    env: { ...process.env, npm_config_user_agent: 'npm' },
  },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    { name: 'data', testMatch: 'data.setup.ts' },
    { name: 'portal', testMatch: '*.test.ts', dependencies: ['data'] },
  ],
});
