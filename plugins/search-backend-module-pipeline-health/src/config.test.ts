import { ConfigReader } from '@backstage/config';
import { readCollatorConfig } from './config';

describe('the configuration of the index', () => {
  it('has defaults', () => {
    expect(readCollatorConfig(new ConfigReader({}))).toEqual({
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 15 },
      },
      pagePath: '/pipeline-health',
      visibility: 'entity',
    });
  });

  it('takes another schedule, and another place of the page', () => {
    const config = readCollatorConfig(
      new ConfigReader({
        pipelineHealth: { pagePath: '/health/' },
        search: {
          collators: {
            pipelineHealth: {
              schedule: { frequency: 'PT1H', timeout: 'PT5M' },
              visibility: 'pipeline',
            },
          },
        },
      }),
    );
    expect(config).toMatchObject({
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      pagePath: '/health',
      visibility: 'pipeline',
    });
    expect(config.schedule.initialDelay).toBeUndefined();
  });
});
