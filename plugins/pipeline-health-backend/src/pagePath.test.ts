import { ConfigReader } from '@backstage/config';
import { readPipelineHealthConfig } from './config';

const pagePath = (config: ConstructorParameters<typeof ConfigReader>[0]) =>
  readPipelineHealthConfig(new ConfigReader(config)).pagePath;

describe('the path of our page', () => {
  it('is the usual one where nothing says otherwise', () => {
    expect(pagePath({})).toBe('/pipeline-health');
    expect(
      pagePath({
        app: {
          extensions: [
            'page:pipeline-health',
            { 'page:pipeline-health': true },
            { 'page:pipeline-health': { config: { title: 'Flows' } } },
            { 'page:catalog': { config: { path: '/pipelines' } } },
          ],
        },
        dynamicPlugins: {
          frontend: {
            other: {
              dynamicRoutes: [{ path: '/other', importName: 'OtherPage' }],
            },
          },
        },
      }),
    ).toBe('/pipeline-health');
  });

  it('is where the app has its extension, the last one if it is named twice', () => {
    const mounted = (path: string) => ({
      'page:pipeline-health': { config: { path } },
    });
    expect(
      pagePath({
        app: { extensions: [mounted('/flows'), mounted('/pipes/')] },
      }),
    ).toBe('/pipes');
  });

  it('is the route of a dynamic plugin', () => {
    expect(
      pagePath({
        dynamicPlugins: {
          frontend: {
            'pipeline-health.plugin-pipeline-health': {
              dynamicRoutes: [
                { path: '/flows', importName: 'PipelineHealthPage' },
              ],
            },
          },
        },
      }),
    ).toBe('/flows');
  });

  it('is what is configured, before all else', () => {
    expect(
      pagePath({
        pipelineHealth: { pagePath: '/own/' },
        app: {
          extensions: [{ 'page:pipeline-health': { config: { path: '/x' } } }],
        },
      }),
    ).toBe('/own');
  });
});
