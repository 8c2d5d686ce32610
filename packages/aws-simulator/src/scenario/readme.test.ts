import { readFileSync } from 'node:fs';
import { startTestSimulator } from '../testSimulator';

const readme = readFileSync(
  require.resolve('@pipeline-health/aws-simulator/README.md'),
  'utf8',
);
const scenarios = [...readme.matchAll(/```yaml\n([^]*?)```/g)].map(
  ([, text]) => ({ text, title: text.split(/[:\n]/)[0] }),
);

describe('the README', () => {
  it('shows scenarios', () => {
    expect(scenarios.length).toBeGreaterThan(8);
  });

  it.each(scenarios)('tells the truth of $title', async ({ text }) => {
    const play = async () => {
      const aws = await startTestSimulator({ scenarioText: text });
      aws.advance(600);
      await aws.stop();
    };
    await expect(play()).resolves.toBeUndefined();
  });
});
