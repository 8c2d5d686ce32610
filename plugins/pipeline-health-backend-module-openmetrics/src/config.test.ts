import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readOpenMetricsConfig } from './config';

const read = (openMetrics: JsonObject) =>
  readOpenMetricsConfig(new ConfigReader({ pipelineHealth: { openMetrics } }));

describe('the configuration', () => {
  it('has defaults', () => {
    expect(readOpenMetricsConfig(new ConfigReader({}))).toEqual({
      enabled: false,
      access: 'token',
      maxPipelines: 500,
    });
    expect(read({ maxPipelines: 0 }).maxPipelines).toBe(0);
  });

  it.each([
    [{ acces: 'token' }, 'pipelineHealth.openMetrics.acces: unknown key'],
    [{ access: 'all' }, 'openMetrics.access: expected token or unauth'],
    [{ maxPipelines: -1 }, 'openMetrics.maxPipelines: expected a whole number'],
  ])('names the key that is wrong: %j', (wrong, why) => {
    expect(() => read(wrong)).toThrow(why);
  });
});
